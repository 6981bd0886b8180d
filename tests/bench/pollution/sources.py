"""Two clean tables to pollute, made with a fixed seed: a shop's orders in English, a one-stop desk's dossiers in Vietnamese."""

from __future__ import annotations

import random

Table = list[list[str]]

_NOUNS = ("Boots", "Jacket", "Lamp", "Rod", "Socks", "Chair", "Sofa", "Towel", "Tote", "Vest", "Hat", "Tent", "Kettle", "Sandals", "Mug")
_KINDS = ("Men's", "Women's", "Kids'", "Waterproof", "Ventilated", "Organic", "Folding", "Ultra-Light", "3-in-1", "Classic")
_TALK = ("light and quick enough to keep weight down",
         "made for cold, wet weather", "it won't crack or peel", "with room for all you need",
         "comfort that lasts, all day",
         "the whole family's favourite", "tested by guides, hikers and anglers", "easy to wash and quick to dry")

_UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý Khoa học", "Phòng Quản lý Công nghệ",
          "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Trung tâm Nghiên cứu, chuyển giao công nghệ và Đổi mới sáng tạo")
_PROCEDURES = ("Đăng ký hoạt động khoa học và công nghệ", "Công bố hợp chuẩn, hợp quy", "Xác nhận hợp đồng chuyển giao công nghệ",
               "Cấp chứng chỉ hành nghề dịch vụ giám định", "Khai báo thiết bị X-quang dùng trong y tế")
_NOTES = ("đã bổ sung giấy tờ, chờ xác nhận", "công dân hẹn lấy kết quả tại quầy", "hồ sơ mẫu \"01/ĐK\" nộp lại lần hai, đúng hạn",
          "chuyển qua bưu chính, phí đã nộp", "kết quả gửi bản điện tử, không lấy bản giấy", "theo công văn số 15/SKHCN-VP, trả trước hạn")


def english(rows: int = 84) -> Table:
    rng = random.Random(7)
    table = [["DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments"]]
    for place in range(rows - 1):
        code = f"{rng.choice(('MG', 'RI', 'YY', 'BH', 'HK', 'AN'))}-{rng.randint(1000, 9999)}"
        name = f"{rng.choice(_KINDS)} {rng.choice(_KINDS)} {rng.choice(_NOUNS)}"
        if place % 4 == 1:
            name += rng.choice((", Print", ", Hooded", f', {rng.randint(5, 48)}"', f', {rng.randint(5, 9)}" Inseam'))
        talk = f"{rng.choice(('This', 'Our'))} {name.split()[-1].lower()} is {rng.choice(_TALK)}, {rng.choice(_TALK)}."
        if place == 11:
            talk = "A remarkably light feel in our 8\\'9\" length, built for her."
        day, time = f"{rng.randint(1, 28):02}/{place % 12 + 1:02}/2018", f"{place % 24:02}:{place % 4 * 15:02}"
        link = f"https://shop.example.com/item/{code.replace('-', '_')}.html"
        table.append([day, time, str(rng.randint(0, 33)), code, f"${rng.uniform(0.5, 99):.2f}", name, talk, link, ""])
    return table


def vietnamese(rows: int = 84) -> Table:
    rng = random.Random(11)
    table = [["STT", "Mã hồ sơ", "Ngày tiếp nhận", "Đơn vị xử lý", "Tên thủ tục", "Phí, lệ phí", "Tỷ lệ (%)", "Diễn giải", "Ghi chú"]]
    for place in range(1, rows):
        table.append([str(place), f"H48.{place:05}-2402{rng.randint(10, 28)}-{rng.randint(1000, 9999)}",
                      f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/2024", rng.choice(_UNITS), rng.choice(_PROCEDURES),
                      f"{rng.randint(1, 1500)}.000", f"{rng.uniform(80, 99):.1f}".replace(".", ","),
                      rng.choice(_NOTES), ""])
    return table
