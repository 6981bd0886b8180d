"""Writes the extracts that an examiner found misread, with what must be read from them: `python tests/extracts/make_examined.py`."""

from __future__ import annotations

from make import KHTC, QLCN, QLKH, TDC, TT, VP, book, case, parts, rates, text

ABC = dict(zip("Đăâêôơưđàảãáạấậẩềếệịòóọụủùúứửựờởợộốýỹỉ", "§¨©ª«¬\u00ad®µ¶·¸¹ÊËÈÒÕÖÞßãäôñïóøöùêëîéèýüØ", strict=True))
DONE = ["Đã giải quyết", "Đúng hạn"]


def abc(value):
    return "".join(ABC.get(char, char) for char in value) if isinstance(value, str) else value


def letters():
    rows = [["Đơn vị", "Tháng", *DONE], [VP, "03/2024", 120, 118], ["Chi cục TCĐLCL", "03/2024", 512, 509], ["TT ĐMST", "03/2024", 17, 16], [QLKH, "03/2024", 64, 61]]
    book("x01_old_letters_of_initials.xlsx", {"T3": [[abc(value) for value in row] for row in rows]})
    centre = [("on_time", "tt-dmst", "2024-03", 16, 17, 100 * 16 / 17)]
    case("x01_old_letters_of_initials.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 509, 512), (QLKH, 61, 64)]) + centre, indicator="on_time")
    text("x02_codes_in_viqr.csv", ["Ky`;DDo+n vi.;Ma~ cam ke^'t;Tu+? so^';Ma^~u so^'", "Tha'ng 5 na(m 2024;Va(n pho`ng So+?;B.I.1;150;229", "Tha'ng 4 na(m 2024;Thanh tra So+?;B.II.6;28;28", "Tha'ng 8 na(m 2024;Pho`ng Qua?n ly' Khoa ho.c;B.I.2;29;31"], encoding="ascii")
    case("x02_codes_in_viqr.csv", parts("on_time", "2024-05", [(VP, 150, 229)]) + parts("leader_signed", "2024-04", [(TT, 28, 28)]) + parts("satisfaction", "2024-08", [(QLKH, 29, 31)]))


def sections():
    rows = ["BIỂU TỔNG HỢP;;;", "Tháng 10/2024;;;", "STT;Chỉ tiêu/Đơn vị;Mẫu số;Tử số", "I;Nhiệm vụ CCHC hoàn thành;;", f"1;{TT};38;30", f"2;{QLCN};39;31"]
    text("x03_section_that_reads_like_a_signature.csv", [*rows, "II;Lãnh đạo ký số;;", f"1;{VP};50;41", f"2;{QLKH};51;42", "III;Ký số văn bản đi;;", f"1;{KHTC};61;60"])
    case("x03_section_that_reads_like_a_signature.csv", parts("tasks_done", "2024-10", [(TT, 30, 38), (QLCN, 31, 39)]) + parts("leader_signed", "2024-10", [(VP, 41, 50), (QLKH, 42, 51)])
         + parts("doc_signed", "2024-10", [(KHTC, 60, 61)]))
    text("x04_group_named_as_what_is_done.csv", ["Tháng 8/2024;;;;;", "STT;Đơn vị;Nhiệm vụ CCHC hoàn thành;;Hồ sơ giải quyết đúng hạn;", ";;Tổng số nhiệm vụ;Đã hoàn thành;Đã giải quyết;Đúng hạn", f"1;{VP};288;287;240;240", f"2;{TT};103;102;611;610"])
    case("x04_group_named_as_what_is_done.csv", parts("tasks_done", "2024-08", [(VP, 287, 288), (TT, 102, 103)]) + parts("on_time", "2024-08", [(VP, 240, 240), (TT, 610, 611)]))
    heads = "STT;Đơn vị;Tỷ lệ văn bản đi ký số (%);Tỷ lệ hài lòng (%);Tỷ lệ đúng hạn (%)"
    text("x05_rates_of_several_indicators.csv", ["BIỂU TỔNG HỢP KẾT QUẢ CẢI CÁCH HÀNH CHÍNH;;;;", "Tháng 8/2024;;;;", heads, f"1;{VP};99,9;62,5;73,8", f"2;{TT};62,3;83,2;68,0"])
    case("x05_rates_of_several_indicators.csv", rates("doc_signed", "2024-08", [(VP, 99.9), (TT, 62.3)]) + rates("satisfaction", "2024-08", [(VP, 62.5), (TT, 83.2)])
         + rates("on_time", "2024-08", [(VP, 73.8), (TT, 68.0)]))
    text("x06_rates_of_papers.csv", ["XỬ LÝ VĂN BẢN THÁNG 8/2024;;;", "STT;Đơn vị;Tỷ lệ văn bản đi ký số (%);Tỷ lệ đúng hạn (%)", f"1;{VP};99,9;73,8", f"2;{TT};62,3;68,0"])
    case("x06_rates_of_papers.csv", rates("doc_signed", "2024-08", [(VP, 99.9), (TT, 62.3)]))


def headers():
    head = ["KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG", "Kỳ báo cáo: T2/2024", "STT;Đơn vị;Số phiếu hợp lệ;Mức độ hài lòng;;;;;Tỷ lệ hài lòng (%)"]
    rows = [f"1;{TT};152;77;64;10;1;0;92,76", f"2;{VP};102;63;29;6;2;2;90,20", f"3;{QLKH};71;8;51;10;1;1;83,10"]
    lower = "Rất hài lòng;Hài lòng;Bình thường;Không hài lòng;Rất không hài lòng"
    text("x07_last_blanks_of_a_header_cut.csv", [*head, f";;;{lower}", *rows])
    case("x07_last_blanks_of_a_header_cut.csv", parts("satisfaction", "2024-02", [(TT, 141, 152), (VP, 92, 102), (QLKH, 59, 71)]))
    text("x08_first_blank_of_a_header_lost.csv", [*head, f";;{lower}", *rows])
    case("x08_first_blank_of_a_header_lost.csv", [], error="no_usable_values", rejects=[(row, "ragged_row") for row in (5, 6, 7)])
    titles, heads = [f"GIẢI QUYẾT HỒ SƠ ĐÚNG HẠN THÁNG {month}/2024" for month in (9, 7)], ";".join(["Đơn vị", *DONE])
    rows = [f"{unit};{n};{n - 1};;{unit};{n + 20};{n + 18}" for unit, n in ((VP, 21), (TT, 15), (QLKH, 30))]
    text("x09_titles_side_by_side_cut.csv", [";;;;".join(titles), f"{heads};;{heads}", *rows])
    case("x09_titles_side_by_side_cut.csv", parts("on_time", "2024-09", [(VP, 20, 21), (TT, 14, 15), (QLKH, 29, 30)]) + parts("on_time", "2024-07", [(VP, 39, 41), (TT, 33, 35), (QLKH, 48, 50)]))
    text("x10_second_title_moved.csv", [";;;".join(titles), f"{heads};;{heads}", *rows])
    case("x10_second_title_moved.csv", [], error="no_usable_values", rejects=[(row, "ragged_row") for row in (3, 4, 5)])


    text("x23_lower_heading_named_as_its_group.csv", ["Tháng 4/2024;;;;;;", "STT;Đơn vị;Tỷ lệ hoàn thành nhiệm vụ CCHC;;Thanh toán trực tuyến;;", ";;Nhiệm vụ được giao;Đã hoàn thành;Hồ sơ có phí;Thanh toán trực tuyến;", f"1;{VP};7;6;57;50;", f"2;{TT};104;103;105;90;"])
    case("x23_lower_heading_named_as_its_group.csv", parts("tasks_done", "2024-04", [(VP, 6, 7), (TT, 103, 104)]) + parts("online_payment", "2024-04", [(VP, 50, 57), (TT, 90, 105)]))
    head = [["STT", "Đơn vị", "Kết quả trong tháng", None, None, "Ghi chú"], [None, None, *DONE, "Tỷ lệ (%)", None]]
    rows = [["1", VP, "250", "250", "100,00"], ["2", TT, "229", "229", "100,00"], ["3", QLKH, "734", "633", "86,24"]], [["4", KHTC, "36", "19", "52,78"]], [["5", TDC, "21", "21", "100,00"]]
    book("x24_header_on_every_page.xlsx", {"BC": [["GIẢI QUYẾT HỒ SƠ ĐÚNG HẠN THÁNG 3/2024"], *(row for page in rows for row in (*head, *page))]})
    case("x24_header_on_every_page.xlsx", parts("on_time", "2024-03", [(VP, 250, 250), (TT, 229, 229), (QLKH, 633, 734), (KHTC, 19, 36), (TDC, 21, 21)]))
    heads = ["STT;Đơn vị;Kết quả trong tháng;;Phản ánh, kiến nghị;", ";;Hồ sơ tiếp nhận;Trực tuyến toàn trình;Tiếp nhận PAKN;Đã xử lý PAKN"]
    text("x25_complaints_are_no_dossiers.csv", ["TIẾP NHẬN HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH THÁNG 3/2024;;;;;", *heads, f"1;{VP};40;30;5;4", f"2;{TT};50;45;2;2"])
    case("x25_complaints_are_no_dossiers.csv", parts("online_full", "2024-03", [(VP, 30, 40), (TT, 45, 50)]))


def times():
    text("x11_month_and_so_far_each_assigned.csv", ["TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ CCHC;;;;;", "STT;Đơn vị;Cộng dồn năm 2024;;Trong tháng 11/2024;", ";;Tổng số nhiệm vụ;Đã hoàn thành;Tổng số nhiệm vụ;Đã hoàn thành", f"1;{VP};670;491;335;334", f"2;{TT};45;18;15;12"])
    case("x11_month_and_so_far_each_assigned.csv", parts("tasks_done", "2024-11", [(VP, 334, 335), (TT, 12, 15)]))
    text("x12_from_and_to_year_first.csv", ["STT;Đơn vị;Từ ngày;Đến ngày;Đã giải quyết;Đúng hạn", f"1;{VP};2024-11-01;2024-11-30;125;123", f"2;{TT};2024-11-01;2024-11-15;27;25"])
    case("x12_from_and_to_year_first.csv", parts("on_time", "2024-11", [(VP, 123, 125)]), rejects=[(3, "period_not_monthly")], indicator="on_time")
    head = ["TỶ LỆ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG NĂM 2024 (%);;;;", "STT;Đơn vị;Tháng 1;Tháng 2;Tháng 3;Lũy kế"]
    text("x13_spent_in_each_month.csv", [*head, f"1;{VP};10,0;5,5;20,0;35,5", f"2;{TT};11,0;12,0;13,5;36,5"])
    case("x13_spent_in_each_month.csv", [], error="no_period")
    text("x14_running_total_said_again.csv", [*head, f"1;{VP};10,0;15,5;20,0;20,0", f"2;{TT};11,0;12,0;;12,0"])
    case("x14_running_total_said_again.csv", [one for month, a, b in (("01", 10, 11), ("02", 15.5, 12)) for one in rates("disbursement", f"2024-{month}", [(VP, a), (TT, b)])] + rates("disbursement", "2024-03", [(VP, 20)]))
    text("x15_footnote_marks.csv", ["Đơn vị;Tháng;Số hồ sơ có thu phí;Thanh toán trực tuyến", f"{VP};03/2024;565 (*);500", f"{TT};03/2024;45(**);40", f"{QLKH};03/2024;(45);40", "(*) gồm cả hồ sơ liên thông;;;"])
    case("x15_footnote_marks.csv", parts("online_payment", "2024-03", [(VP, 500, 565), (TT, 40, 45)]), rejects=[(4, "negative")])


def units():
    head, rows = "STT;Đơn vị;Kế hoạch vốn năm 2024;Lũy kế giải ngân", [f"1;{VP};900;450", f"2;{TT};800;200"]
    title = "LŨY KẾ GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 31/8/2024;;;"
    for name, unit, each in (("x16_unit_with_its_noughts.csv", "1.000.000 đồng", 1e6), ("x17_unit_cut_to_a_letter.csv", "triệu đ", 1e6), ("x18_hundreds_of_millions.csv", "trăm triệu đồng", 0)):
        text(name, [title, f"Đơn vị tính: {unit};;;", head, *rows])
        known = parts("disbursement", "2024-08", [(VP, 450 * each, 900 * each), (TT, 200 * each, 800 * each)])
        case(name, known if each else rates("disbursement", "2024-08", [(VP, 50), (TT, 25)]))
    heads = ["STT;Đơn vị - nội dung;Kế hoạch vốn năm 2024;;;Giải ngân tháng 8/2024;;Lũy kế giải ngân từ đầu năm đến tháng 8/2024;", ";;Tổng cộng;Trong đó;;Số tiền;Tỷ lệ (%);Số tiền;Tỷ lệ (%)", ";;;Vốn NSTW;Vốn NSĐP;;;;"]
    text("x27_money_and_rate_of_two_times.csv", ["BÁO CÁO TÌNH HÌNH GIẢI NGÂN KẾ HOẠCH VỐN ĐẦU TƯ THÁNG 8/2024;;;;;;;;", ";;;;;;;ĐVT: triệu đồng;", *heads, f"1;{VP};892;125;767;218;24,44;234;26,23", f"2;{TDC};770;162;608;46;5,97;63;8,18"])
    case("x27_money_and_rate_of_two_times.csv", parts("disbursement", "2024-08", [(VP, 234e6, 892e6), (TDC, 63e6, 770e6)]))
    counts = ["Đơn vị;Tháng;Văn bản lãnh đạo ký;Lãnh đạo ký số", f"{VP};05/2024;10;9", f"{TT};05/2024;205%;201", f"{QLKH};05/2024;20;9%"]
    text("x26_percents_among_counts.csv", counts)
    case("x26_percents_among_counts.csv", parts("leader_signed", "2024-05", [(VP, 9, 10)]), rejects=[(3, "bad_number"), (4, "bad_number")], indicator="leader_signed")
    bare = ["TINH HINH GIAI NGAN VON DAU TU CONG;;;;", ";;;;DVT: ty dong", "Don vi;Ky;Ke hoach giao nam 2025;Giai ngan trong thang;Luy ke giai ngan", "Van phong So;2025-02;8,685;0,867;7,121", "Thanh tra So;2025-02;9,818;0,981;2,249"]
    text("x19_spent_is_no_thousand.csv", bare, encoding="ascii")
    case("x19_spent_is_no_thousand.csv", parts("disbursement", "2025-02", [(VP, 7.121e9, 8.685e9), (TT, 2.249e9, 9.818e9)]))
    rows = ["Thanh tra Sở (Thanh tra);01/2024;10;9", "P. KHTC - Phòng Kế hoạch - Tài chính;01/2024;11;9", f"{VP} (Thanh tra);01/2024;12;9"]
    text("x20_name_said_twice.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", *rows])
    case("x20_name_said_twice.csv", parts("on_time", "2024-01", [(TT, 9, 10), (KHTC, 9, 11)]), rejects=[(4, "unknown_unit")], indicator="on_time")
    text("x21_month_in_roman_figures.csv", ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", f"{VP};Tháng VII/2024;10;9", f"{TT};tháng XII năm 2023;11;9", f"{TDC};Tháng X/2024;12;9"])
    case("x21_month_in_roman_figures.csv", parts("on_time", "2024-07", [(VP, 9, 10)]) + parts("on_time", "2023-12", [(TT, 9, 11)]), rejects=[(4, "period_not_monthly")], indicator="on_time")
    letter = ["UBND TỈNH QUẢNG TRỊ,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ KHOA HỌC VÀ CÔNG NGHỆ,Độc lập – Tự do – Hạnh phúc", "Biểu số 05,", "LÃNH ĐẠO KÝ SỐ VĂN BẢN,", "Kỳ báo cáo: Tháng 6/2024,"]
    text("x22_letterhead_over_two_columns.csv", [*letter, "Đơn vị,Tỷ lệ lãnh đạo ký số (%)", f"{VP},47.33", f"{TDC},90.5", f"{TT},42.3"])
    case("x22_letterhead_over_two_columns.csv", rates("leader_signed", "2024-06", [(VP, 47.33), (TDC, 90.5), (TT, 42.3)]))


if __name__ == "__main__":
    letters()
    sections()
    headers()
    times()
    units()
