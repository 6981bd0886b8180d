"""Writes workbooks as offices lay them out, with what must be read from them: `python tests/extracts/make_offices.py`."""

from __future__ import annotations

import zipfile
from datetime import date

from make import HERE, KHTC, QLKH, TDC, TT, VP, book, case, parts, rates, text

DONE = ["Đã giải quyết", "Đúng hạn"]


def side_by_side():
    """Titles over two tables, row numbers with and without a heading: no row number is a figure."""
    left, right = [(VP, 118, 120), (TT, 3, 5), (TDC, 509, 512)], [(VP, 60, 130), (TT, 4, 6), (TDC, 300, 400)]
    rows = [[at, unit, d, n, None, at, unit, other[2], other[1]] for at, ((unit, n, d), other) in enumerate(zip(left, right, strict=True), 1)]
    titles = ["GIẢI QUYẾT HỒ SƠ", None, None, None, None, "HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH"]
    heads = ["STT", "Đơn vị", *DONE, None, "STT", "Đơn vị", "Hồ sơ đã tiếp nhận", "Trực tuyến toàn trình"]
    book("o01_side_by_side_titled.xlsx", {"BC": [["BÁO CÁO THÁNG 2/2024"], [], titles, heads, *rows]})
    case("o01_side_by_side_titled.xlsx", parts("on_time", "2024-02", left) + parts("online_full", "2024-02", right))
    months = [f"HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN THÁNG {month}/2024" for month in (1, 2)]
    book("o02_side_by_side_counted.xlsx", {"BC": [[months[0], *[None] * 4, months[1]], [None, "Đơn vị", *DONE, None] * 2, *rows]})
    case("o02_side_by_side_counted.xlsx", parts("on_time", "2024-01", left) + parts("on_time", "2024-02", right), indicator="on_time")


def headers():
    head = [["STT", "Đơn vị", "Số hồ sơ đã giải quyết"], [], [None, None, "Tổng số", "Trong đó"], [], [None, None, None, "Đúng hạn", "Quá hạn"]]
    book("o03_header_rows_left_blank.xlsx", {"BC": [["Tháng 6/2024"], *head, [1, VP, 120, 118, 2], [2, TDC, 512, 509, 3]]},
         merges=["A2:A6", "B2:B6", "C2:E3", "C4:C6", "D4:E5"])
    case("o03_header_rows_left_blank.xlsx", parts("on_time", "2024-06", [(VP, 118, 120), (TDC, 509, 512)]), indicator="on_time")
    book("o04_month_beside_so_far.xlsx", {"BC": [
        ["HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN"], ["Tháng 6 năm 2024"], ["STT", "Đơn vị", "Trong tháng", None, "Lũy kế 6 tháng", None],
        [None, None, *DONE, *DONE], [1, VP, 120, 118, 700, 690], [2, TT, 5, 5, 31, 30]]}, merges=["A3:A4", "B3:B4", "C3:D3", "E3:F3"])
    case("o04_month_beside_so_far.xlsx", parts("on_time", "2024-06", [(VP, 118, 120), (TT, 5, 5)]))
    again = ["STT", "Đơn\nvị", "Đã giải\nquyết", "Đúng hạn"]
    book("o05_header_again_on_two_lines.xlsx", {"BC": [["THÁNG 3/2024"], ["STT", "Đơn vị", *DONE], [1, VP, 120, 118], [2, TT, 5, 5], again, [3, TDC, 512, 509]]})
    case("o05_header_again_on_two_lines.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (TT, 5, 5), (TDC, 509, 512)]), indicator="on_time")


def rows():
    stacked = [[1, VP, "Tháng 1", 100, 98], [None, None, "Tháng 2", 110, 109], [None, None, "Cộng", 210, 207],
               [2, TT, "Tháng 1", 5, 5], [None, None, "Tháng 2", 6, 4], [None, None, "Cộng", 11, 9]]
    book("o06_months_summed_by_unit.xlsx", {"BC": [["QUÝ I NĂM 2024"], ["TT", "Đơn vị", "Tháng", *DONE], *stacked]}, merges=["A3:A5", "B3:B5", "A6:A8", "B6:B8"])
    case("o06_months_summed_by_unit.xlsx", parts("on_time", "2024-01", [(VP, 98, 100), (TT, 5, 5)]) + parts("on_time", "2024-02", [(VP, 109, 110), (TT, 4, 6)]), indicator="on_time")
    book("o07_figure_of_two_units.xlsx", {"BC": [["THÁNG 3/2024"], ["STT", "Đơn vị", *DONE], [1, VP, 125, 118], [2, TT, None, 5], [3, TDC, 512, 509]]}, merges=["C3:C4"])
    case("o07_figure_of_two_units.xlsx", parts("on_time", "2024-03", [(TDC, 509, 512)]), rejects=[(3, "bad_number"), (4, "bad_number")], indicator="on_time")
    book("o08_unit_by_formula.xlsx", {"BC": [["THÁNG 3/2024"], ["Đơn vị", *DONE], [VP, 120, 118], ["=VLOOKUP(1,A1:B2,2,0)", 5, 5], [TDC, 512, 509]]})
    case("o08_unit_by_formula.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 509, 512)]), rejects=[(4, "formula_without_value")], indicator="on_time")
    signed = [["Tháng 2/2024"], ["Đơn vị", *DONE, "Quá hạn"], [VP, 120, 118, 2], [TT, "x", "-", "-"], [TDC, 512, 509, 3], [], [None, None, None, "Quảng Trị, ngày 05 tháng 3 năm 2024"], ["NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"]]
    book("o09_signed_under_figures.xlsx", {"BC": signed})
    case("o09_signed_under_figures.xlsx", parts("on_time", "2024-02", [(VP, 118, 120), (TDC, 509, 512)]), indicator="on_time")
    pivot = [["Tháng", "02/2024"], [], ["Row Labels", "Sum of Đã giải quyết", "Sum of Đúng hạn"], [VP, 120, 118], [TT, 5, 5], ["Grand Total", 125, 123], [], ["Nhãn Hàng", "Tổng của Đã giải quyết", "Tổng của Đúng hạn"], [TDC, 64, 61], ["Tổng Cuối", 64, 61]]
    book("o10_grand_total.xlsx", {"Pivot": pivot})
    case("o10_grand_total.xlsx", parts("on_time", "2024-02", [(VP, 118, 120), (TT, 5, 5), (TDC, 61, 64)]), indicator="on_time")
    empty = ["KPS", "KPS", 0], [None, None, 0]
    book("o16_zero_percent_of_nothing.xlsx", {"T3.2024": [["Đơn vị", *DONE, "Tỷ lệ (%)"], [VP, 120, 118, 118 / 120], *([unit, *row] for unit, row in zip((TT, KHTC), empty, strict=True)), [TDC, 50, 50, 1]]}, formats=[(f"D{row}", "0.0%") for row in range(2, 6)])
    case("o16_zero_percent_of_nothing.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 50, 50)]), indicator="on_time")
    text("o11_late_beside_wrong.csv", ["Đơn vị;Tháng;Đúng hạn;Đã giải quyết;Quá hạn", f"{VP};03/2024;123;120;2", f"{TT};03/2024;-5;5;0", f"{KHTC};03/2024;40;45;9", f"{TDC};03/2024;509;512;3"])
    case("o11_late_beside_wrong.csv", parts("on_time", "2024-03", [(TDC, 509, 512)]), rejects=[(2, "numerator_gt_denominator"), (3, "negative"), (4, "inconsistent_rate")], indicator="on_time")


def register():
    """Days up to the 12th made true days with day and month turned, the others left as text."""
    typed = [f"{day:02}/{day % 6 + 1:02}/2024" for day in (3, 14, 5, 26, 7, 18, 9, 20)]
    days = [day if int(day[:2]) > 12 else date(2024, int(day[:2]), int(day[3:5])) for day in typed]
    lines = [[at, f"H{at}", QLKH, day, "Trực tiếp"] for at, day in enumerate(days, 1)]
    book("o17_days_turned.xlsx", {"DS": [["STT", "Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Hình thức tiếp nhận"], *lines]})
    case("o17_days_turned.xlsx", [], error="ambiguous_date_order", dataset="dossiers")


def answers():
    levels = ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"]
    book("o12_five_levels.xlsx", {"KS": [["KẾT QUẢ KHẢO SÁT SỰ HÀI LÒNG THÁNG 9/2024"], ["STT", "Đơn vị", *levels], [1, VP, 30, 20, 3, 1, 1], [2, TT, 10, 8, 0, 2, 0]]})
    case("o12_five_levels.xlsx", parts("satisfaction", "2024-09", [(VP, 50, 55), (TT, 18, 20)]))


def shown():
    """A percent sign written into the number format; a rate without decimals in a row that has some."""
    items = [["Tỷ lệ văn bản đi ký số", 80.5, 48, 94.25], ["Mức độ hài lòng của tổ chức, công dân", 38.5, 64, 100]]
    book("o13_percent_sign_in_the_format.xlsx", {"TH": [["CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH THÁNG 9/2024"], ["Chỉ tiêu", VP, TT, TDC], *items]}, formats=[(f"{column}{row}", '0.00"%"') for column in "BCD" for row in (3, 4)])
    wanted = [(indicator, [(unit, value) for unit, value in zip((VP, TT, TDC), values, strict=True)]) for indicator, (_, *values) in zip(("doc_signed", "satisfaction"), items, strict=True)]
    case("o13_percent_sign_in_the_format.xlsx", [one for indicator, found in wanted for one in rates(indicator, "2024-09", found)])
    book("o14_whole_among_broken_rates.xlsx", {"TH": [["CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH THÁNG 9/2024"], ["Chỉ tiêu", VP, TT, TDC], *items]})
    case("o14_whole_among_broken_rates.xlsx", [one for indicator, found in wanted for one in rates(indicator, "2024-09", found)])


def open_document():
    """Old fonts by the styles of cells and runs; 100.00% shown by a format that writes its own sign."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style", "fo"))
    styles = ('<style:style style:name="old" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>'
              '<style:style style:name="heir" style:family="table-cell" style:parent-style-name="old"/>'
              '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="\'VNI-Times\'"/></style:style>')
    word = '<table:table-cell table:style-name="{}" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    figure = '<table:table-cell office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>'
    lines = [[word.format("old", "B¸o c¸o th¸ng 6/2024")], [word.format("heir", "§¬n vÞ"), word.format("old", "Tû lÖ ®óng h¹n")],
             [word.format("old", "Chi côc T§C"), figure.format(100, "100.00%")], [word.format("old", "Thanh tra Së"), figure.format(98.5, "98.50%")],
             [word.format("", '<text:span text:style-name="T1">Vaên phoøng Sôû</text:span>'), figure.format(38, "38.00%")]]
    body = "".join(f"<table:table-row>{''.join(line)}</table:table-row>" for line in lines)
    with zipfile.ZipFile(HERE / "o15_old_fonts_and_signs.ods", "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", f'<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="BC">{body}</table:table></office:spreadsheet></office:body></office:document-content>')
    case("o15_old_fonts_and_signs.ods", rates("on_time", "2024-06", [(TDC, 100), (TT, 98.5), (VP, 38)]))


if __name__ == "__main__":
    for write in (side_by_side, headers, rows, register, answers, shown, open_document):
        write()
