"""Writes the harder workbooks of this folder with what must be read from them: `python tests/extracts/make_books.py`."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

from binary import write_xlsb
from make import HERE, KHTC, QLKH, TDC, TT, VP, book, case, parts, rates
from openpyxl import Workbook

DONE = ["Đơn vị", "Đã giải quyết", "Đúng hạn"]


def headers():
    book("k01_treasury_eight_rows.xlsx", {"Biểu 01": TREASURY}, merges=TREASURY_MERGES, formats=[("I14", "0.0%"), ("K14", "0.0%"), ("M14", "0.0%")])
    case("k01_treasury_eight_rows.xlsx", parts("disbursement", "2024-08", [(VP, 20812.9e6, 48328e6), (QLKH, 5541.5e6, 9000e6)]))
    rows = [["Tháng 6/2024"], ["STT", "Đơn vị", "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"], [None, None, "Hồ sơ đã giải quyết", None, None, "Ghi chú"],
            [None, None, "Tổng số", "Trong đó"], [None, None, None, "Đúng hạn", "Quá hạn"], ["A", "B", 1, 2, 3, 4], [1, VP, 120, 118, 2, "đủ"], [2, TDC, 512, 509, 3, None]]
    book("k02_four_levels.xlsx", {"BC": rows}, merges=["A2:A5", "B2:B5", "C2:F2", "C3:E3", "C4:C5", "D4:E4", "F3:F5"])
    case("k02_four_levels.xlsx", parts("on_time", "2024-06", [(VP, 118, 120), (TDC, 509, 512)]), indicator="on_time")
    head = [["STT", "Đơn vị", "Đã giải quyết", None], [None, None, "Tổng số", "Đúng hạn"], ["(1)", "(2)", "(3)", "(4)"]]
    book("k03_header_on_every_page.xlsx", {"BC": [["BÁO CÁO THÁNG 3/2024"], *head, [1, VP, 120, 118], [2, KHTC, 45, 45], *head, [3, QLKH, 64, 61], *head, [4, TDC, 512, 509]]})
    case("k03_header_on_every_page.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (KHTC, 45, 45), (QLKH, 61, 64), (TDC, 509, 512)]), indicator="on_time")
    book("k04_months_as_days_above.xlsx", {"BC": [["Tỷ lệ hồ sơ trực tuyến toàn trình (%)"], ["Đơn vị", date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)], [VP, 61.5, 62.5, 63.5], [TDC, 71, 72, 73.5]]},
         formats=[(f"{column}2", 'mm"/"yyyy') for column in "BCD"])
    case("k04_months_as_days_above.xlsx", [one for at, month in enumerate(("01", "02", "03")) for one in rates("online_full", f"2024-{month}", [(VP, (61.5, 62.5, 63.5)[at]), (TDC, (71, 72, 73.5)[at])])])
    book("k05_numbers_in_square_brackets.xlsx", {"BC": [["Tháng 1 năm 2024"], ["TT", "Đơn vị", "Đã giải quyết", "Đúng hạn", "Tỷ lệ"], ["[1]", "[2]", "[3]", "[4]", "[5]=[4]/[3]"], [1, VP, 100, 98, 0.98], [2, TT, 50, 45, 0.9]]}, formats=[("E4", "0%"), ("E5", "0%")])
    case("k05_numbers_in_square_brackets.xlsx", parts("on_time", "2024-01", [(VP, 98, 100), (TT, 45, 50)]), indicator="on_time")


def sheets():
    guide = [["Hướng dẫn"], ["Bước", "Nội dung"], [1, "Nhập số hồ sơ đã giải quyết"], [2, "Nhập số đúng hạn"], [3, "Gửi về Văn phòng Sở trước ngày 05"]]
    book("k06_cover_and_guide.xlsx", {"Bìa": [["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], ["BÁO CÁO THÁNG 8 NĂM 2024"]], "Số liệu": [["Tháng 8/2024"], DONE, [VP, 120, 118], [TT, 5, 5]], "Hướng dẫn": guide, "Sheet3": []})
    case("k06_cover_and_guide.xlsx", parts("on_time", "2024-08", [(VP, 118, 120), (TT, 5, 5)]), indicator="on_time")
    book("k07_stacked_months.xlsx", {"DL": [["Tháng 4/2024"], DONE, [VP, 120, 118], [TT, 5, 5], [], [], ["Tháng 5/2024"], DONE, [VP, 110, 109], [TDC, 512, 509]]})
    case("k07_stacked_months.xlsx", parts("on_time", "2024-04", [(VP, 118, 120), (TT, 5, 5)]) + parts("on_time", "2024-05", [(VP, 109, 110), (TDC, 509, 512)]), indicator="on_time")


def broken():
    rows = [["Tháng 4/2024"], DONE, [VP, 120, 118], [TT, 5, 5], [TDC, 512, 509]]
    _edited("k08_sheet_cut_off.xlsx", rows, lambda name, data: data[:len(data) * 4 // 5] if "sheet1" in name else data)
    case("k08_sheet_cut_off.xlsx", [], error="corrupt_file", indicator="on_time")
    _edited("k09_styles_missing.xlsx", rows, lambda name, data: None if "styles" in name else data.replace(b'r="B3"', b'r="B3" s="1"'))
    case("k09_styles_missing.xlsx", [], error="corrupt_file", indicator="on_time")
    book("k10_nothing_filled.xlsx", {"Sheet1": []})
    case("k10_nothing_filled.xlsx", [], error="empty_file")


def binaries():
    write_xlsb(HERE / "k11_binary_percents.xlsb", {"T4.2024": [["Đơn vị", "Tỷ lệ đúng hạn"], [VP, 0.955], [QLKH, 95.5], [TDC, "95,5%"], [TT, 1], [KHTC, 97.25]]},
               formats={(2, 2): "0.0%", (5, 2): "0%", (6, 2): '0.00"%"'}.items())
    case("k11_binary_percents.xlsb", rates("on_time", "2024-04", [(VP, 95.5), (QLKH, 95.5), (TDC, 95.5), (TT, 100), (KHTC, 97.25)]))
    rows = [["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"], [VP, date(2024, 3, 1), 120, 118], [None, date(2024, 4, 30), 110, 109], [TDC, date(2024, 3, 1), "#DIV/0!", 5], [TT, date(2024, 3, 1), date(2024, 3, 5), 5], [QLKH, date(2024, 5, 1), 64, 61]]
    days = {(row, 2): "mm/yyyy" for row in range(2, 7)} | {(5, 3): "dd/mm/yyyy"}
    write_xlsb(HERE / "k12_binary_days.xlsb", {"DL": rows, "Cũ": [["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"], [VP, "03/2024", 999, 1]]}, formats=days.items(), merges=[(1, 2, 0, 0)],
               hidden_rows=[6], states=[("Cũ", 2)], from_1904=True)
    case("k12_binary_days.xlsb", parts("on_time", "2024-03", [(VP, 118, 120)]) + parts("on_time", "2024-04", [(VP, 109, 110)]) + parts("on_time", "2024-05", [(QLKH, 61, 64)]), rejects=[(4, "bad_number"), (5, "date_in_number_cell")], indicator="on_time")
    old = {(3, 1): "V¨n phßng Së", (4, 1): "Thanh tra Së"}
    write_xlsb(HERE / "k13_binary_old_font.xlsb", {"T6.2024": [["B¸o c¸o th¸ng 6/2024"], ["§¬n vÞ", "§· gi¶i quyÕt", "§óng h¹n"], [old[3, 1], 120, 118], [old[4, 1], 5, 5]]}, fonts={(row, column): ".VnTime" for row in range(1, 5) for column in range(1, 4)}.items())
    case("k13_binary_old_font.xlsb", parts("on_time", "2024-06", [(VP, 118, 120), (TT, 5, 5)]), indicator="on_time")


def meanings():
    book("k14_counts_beside_their_rates.xlsx", {"KS": [["KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 9/2024"], ["STT", "Đơn vị", "Tổng số phiếu hợp lệ", "Rất hài lòng", None, "Hài lòng", None, "Không hài lòng", None], [None, None, None, *["Số phiếu", "Tỷ lệ"] * 3],
                                                       [1, VP, 55, 32, 32 / 55, 21, 21 / 55, 2, 2 / 55], [2, TT, 40, 10, 0.25, 30, 0.75, 0, 0]]},
         merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"], formats=[(f"{column}{row}", "0.0%") for column in "EGI" for row in (4, 5)])
    case("k14_counts_beside_their_rates.xlsx", parts("satisfaction", "2024-09", [(VP, 53, 55), (TT, 40, 40)]))
    book("k15_running_until.xlsx", {"KB": [["GIẢI NGÂN VỐN ĐẦU TƯ CÔNG"], ["Đơn vị", "Kế hoạch năm 2024 (nghìn đồng)", "Giải ngân tháng 6 (nghìn đồng)", "Lũy kế đến 30/6/2024 (nghìn đồng)", "Tỷ lệ (%)"], [VP, 1250500, 100250, 625250, 50], [QLKH, 500000, 0, 450000, 90]]})
    case("k15_running_until.xlsx", parts("disbursement", "2024-06", [(VP, 625250e3, 1250500e3), (QLKH, 450000e3, 500000e3)]))
    book("k16_month_in_cells_above.xlsx", {"A": [["BÁO CÁO"], [None, "Tháng:", 3, "Năm:", 2024], [], DONE, [VP, 120, 118]], "B": [["Kỳ báo cáo:", date(2024, 4, 1)], [], DONE, [VP, 110, 109]]})
    case("k16_month_in_cells_above.xlsx", parts("on_time", "2024-03", [(VP, 118, 120)]) + parts("on_time", "2024-04", [(VP, 109, 110)]), indicator="on_time")
    book("k17_shown_in_millions.xlsx", {"KB": [["GIẢI NGÂN ĐẾN NGÀY 31/10/2024"], [None, None, "ĐVT: triệu đồng"], ["Đơn vị", "Kế hoạch vốn năm 2024", "Lũy kế giải ngân"], [VP, 1250500000, 625250000], [QLKH, 500.5, 450.25]]}, formats=[("B4", "#,##0.0,,"), ("C4", "#,##0.00,,")])
    case("k17_shown_in_millions.xlsx", parts("disbursement", "2024-10", [(VP, 625.25e6, 1250.5e6), (QLKH, 450.25e6, 500.5e6)]))
    page = ["<html><body><table><tr><td>UBND TỈNH<br>SỞ KH&amp;CN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table><h3>BÁO CÁO THÁNG 10/2024</h3><table><tr><th>STT</th>", *[f"<th>{one}</th>" for one in DONE], "</tr>",
            *[f"<tr><td>{at}</td><td>{unit}</td><td>{d}</td><td>{n}</td></tr>" for at, (unit, n, d) in enumerate([(VP, 118, 120), (TT, 5, 5)], 1)], "</table></body></html>"]
    (HERE / "k18_page_of_two_tables.xls").write_text("".join(page), encoding="utf-8")
    case("k18_page_of_two_tables.xls", parts("on_time", "2024-10", [(VP, 118, 120), (TT, 5, 5)]), indicator="on_time")


def open_documents():
    cell = '<table:table-cell office:value-type="{kind}" {key}="{value}"><text:p>{shown}</text:p></table:table-cell>'
    rows = [[("string", "", "Đơn vị"), ("string", "", "Tỷ lệ đúng hạn")], [("string", "", VP), ("float", "0.969", "96,9%")], [("string", "", TT), ("percentage", "0.5", "50%")], [("string", "", TDC), ("float", "95.5", "95,5%")]]
    body = "".join("<table:table-row>" + "".join(cell.format(kind=kind, key="office:value" if value else "office:string-value", value=value or shown, shown=shown) for kind, value, shown in row) + "</table:table-row>" for row in rows)
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(HERE / "k19_shown_as_percents.ods", "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="T4.2024">{body}</table:table></office:spreadsheet></office:body></office:document-content>')
    case("k19_shown_as_percents.ods", rates("on_time", "2024-04", [(VP, 96.9), (TT, 50), (TDC, 95.5)]))


def rows_and_sections():
    fields = [["THÁNG 3/2024"], ["STT", "Đơn vị/Lĩnh vực", "Đã giải quyết", "Đúng hạn"], ["I", QLKH, 64, 61], [1, "Sở hữu trí tuệ", 20, 20], [2, "Tiêu chuẩn đo lường", 44, 41], ["II", TDC, 512, 509], [1, "Tiêu chuẩn đo lường", 512, 509]]
    book("k20_fields_named_like_units.xlsx", {"BC": fields})
    case("k20_fields_named_like_units.xlsx", parts("on_time", "2024-03", [(QLKH, 61, 64), (TDC, 509, 512)]), indicator="on_time")
    book("k21_pieces_of_one_unit.xlsx", {"BC": [["THÁNG 3/2024"], [f"Đơn vị báo cáo: {QLKH}"], ["TT", "Lĩnh vực", "Đã giải quyết", "Đúng hạn"], [1, "Sở hữu trí tuệ", 20, 19], [2, "An toàn bức xạ", 20, 19], [None, "Tổng cộng", 40, 38]]})
    case("k21_pieces_of_one_unit.xlsx", parts("on_time", "2024-03", [(QLKH, 38, 40)]), indicator="on_time")
    head = ["STT", "Đơn vị", "Văn bản đi", None, None, "Văn bản lãnh đạo ký", None, None]
    book("k22_leaders_beside_all.xlsx", {"VB": [["KÝ SỐ VĂN BẢN ĐI THÁNG 10/2024"], head, [None, None, *["Tổng số", "Ký số", "Tỷ lệ (%)"] * 2], [1, VP, 200, 190, 95, 40, 38, 95], [2, TT, 50, 45, 90, 10, 9, 90]]}, merges=["A2:A3", "B2:B3", "C2:E2", "F2:H2"])
    case("k22_leaders_beside_all.xlsx", parts("doc_signed", "2024-10", [(VP, 190, 200), (TT, 45, 50)]) + parts("leader_signed", "2024-10", [(VP, 38, 40), (TT, 9, 10)]))
    book("k23_against_last_month.xlsx", {"BC": [["KẾT QUẢ THÁNG 6/2024"], ["STT", "Đơn vị", "Tỷ lệ giải quyết đúng hạn (%)", "So với tháng 5 (+/-)", "Xếp hạng"], [1, VP, 95.5, 1.5, 2], [2, TT, 98, -0.5, 1]]})
    case("k23_against_last_month.xlsx", rates("on_time", "2024-06", [(VP, 95.5), (TT, 98)]))
    lines = [["STT", "Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả", "Hình thức tiếp nhận"], [1, "H1", QLKH, date(2024, 1, 5), date(2024, 1, 20), date(2024, 1, 20), "Trực tiếp"], ["Tổng cộng: 1 hồ sơ"]]
    book("k24_register_signed.xlsx", {"DS": [["DANH SÁCH HỒ SƠ"], *lines, [], [None, "NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"], [None, "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"]]})
    case("k24_register_signed.xlsx", [("on_time", "qlkh", "2024-01", 1, 1, 100.0), ("online_full", "qlkh", "2024-01", 0, 1, 0.0)], dataset="dossiers")
    book("k25_measures_listed.xlsx", {"KB": [["GIẢI NGÂN ĐẾN NGÀY 30/9/2024"], [None, None, None, "ĐVT: Triệu đồng, %"], ["Đơn vị", "Kế hoạch vốn năm 2024", "Lũy kế giải ngân", "Tỷ lệ"], [VP, 1250.5, 625.25, 50]]})
    case("k25_measures_listed.xlsx", parts("disbursement", "2024-09", [(VP, 625.25e6, 1250.5e6)]))
    sections = [row for at, (name, n) in enumerate((("Hồ sơ giải quyết đúng hạn", 118), ("Thanh toán trực tuyến", 60), ("Nội dung khác", 1))) for row in ([["I", "II", "III"][at], name], [1, VP, 120, n], [2, TT, 5, 5])]
    book("k26_sections_of_indicators.xlsx", {"BC": [["KẾT QUẢ THÁNG 9/2024"], ["TT", "Đơn vị", "Mẫu số", "Tử số"], *sections]})
    case("k26_sections_of_indicators.xlsx", parts("on_time", "2024-09", [(VP, 118, 120), (TT, 5, 5)]) + parts("online_payment", "2024-09", [(VP, 60, 120), (TT, 5, 5)]))
    book("k27_noise_of_halves.xlsx", {"T3.2024": [DONE, [VP, 99.99999999999999, 99], [TT, 5.5, 5]]})
    case("k27_noise_of_halves.xlsx", parts("on_time", "2024-03", [(VP, 99, 100)]), rejects=[(3, "bad_number")], indicator="on_time")


    answers = ["STT", "Đơn vị", "Số phiếu hợp lệ", "Rất hài lòng", "Hài lòng", "Không hài lòng"]
    book("k28_answers_left_blank.xlsx", {"KS": [["KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 9/2024"], answers, [1, VP, 55, 32, 21, 2], [2, TT, 91, None, 57, 1]]})
    case("k28_answers_left_blank.xlsx", parts("satisfaction", "2024-09", [(VP, 53, 55)]))


def _edited(name, rows, edit):
    made, kept = Workbook(), BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(kept)
    with zipfile.ZipFile(kept) as source, zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            if (data := edit(member, source.read(member))) is not None:
                target.writestr(member, data)


_LAST = "Lũy kế giải ngân từ đầu năm đến tháng báo cáo (đến hết thời gian chỉnh lý quyết toán ngân sách - ngày 31/1 năm sau đối với báo cáo năm)"
_NONE = [None] * 14
TREASURY = [
    ["BÁO CÁO TÌNH HÌNH GIẢI NGÂN NGÂN SÁCH NHÀ NƯỚC NĂM 2024"], ["Tháng 8/2024"], [], [*_NONE[:10], "Đơn vị tính: triệu đồng"],
    ["STT", "Đơn vị - nội dung", "Kinh phí được sử dụng năm 2024", None, None, "Dự toán giao năm 2024", None, "Giải ngân tháng báo cáo", None, _LAST, None, None, None, None], [],
    [None, None, "Tổng cộng", "Trong đó", None, "Tổng cộng", "Trong đó", "Tổng cộng", None, "Tổng cộng", None, "Dự toán NSNN", None, "Ghi chú"], [None, None, None, "Dự toán NSNN", "Nguồn khác", None, "Dự toán NSNN"],
    [*_NONE[:7], "Số tiền", "Tỷ lệ %", "Số tiền", "Tỷ lệ %", "Số tiền", "Tỷ lệ %"], [], [], [],
    [f"({number})" for number in range(1, 15)],
    [1, VP, 48328, 47828, 500, 48328, 47828, 4162.6, 4162.6 / 48328, 20812.9, 20812.9 / 48328, 20812.9, 20812.9 / 47828, "chậm thủ tục"],
    [2, QLKH, 9000, 9000, None, 9000, 9000, 0, None, 5541.5, None, 5541.5, None, None],
    [None, "TỔNG CỘNG", 57328, None, None, 57328, None, 4162.6, None, 26354.4]]
TREASURY_MERGES = ["A5:A12", "B5:B12", "C5:E6", "F5:G6", "H5:I6", "J5:N6", "C7:C12", "D7:E7", "F7:F12", "D8:D12", "E8:E12", "G8:G12", "H7:I8", "J7:K8", "L7:M8",
                   *[f"{column}9:{column}12" for column in "HIJKLM"], "N7:N12"]


if __name__ == "__main__":
    for write in (headers, sheets, broken, binaries, meanings, open_documents, rows_and_sections):
        write()
