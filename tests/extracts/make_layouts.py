"""Writes workbooks whose headings and titles mislead, with what must be read from them: `python tests/extracts/make_layouts.py`."""

from __future__ import annotations

from datetime import date

from make import KHTC, QLKH, TDC, TT, VP, book, case, parts, rates

DONE = ["Đã giải quyết", "Đúng hạn"]
TWO = [(VP, 118, 120), (TDC, 509, 512)]
ROWS = [[1, VP, 120, 118], [2, TDC, 512, 509]]
HEAD = ["STT", "Đơn vị", *DONE]


def times():
    """Days on which a report was written, parts of a month, numbers of documents, the file's own month: none is the month of the rows."""
    days = [[*row, date(2024, 4, day)] for row, day in zip(ROWS, (3, 5), strict=True)]
    book("w01_day_of_the_report.xlsx", {"BC": [["Tháng 3/2024"], [*HEAD, "Ngày báo cáo"], *days]}, formats=[("E3", "dd/mm/yyyy"), ("E4", "dd/mm/yyyy")])
    case("w01_day_of_the_report.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")
    ends = [[VP, date(2024, 3, 1), date(2024, 3, 31), 120, 118], [TDC, date(2024, 3, 1), date(2024, 4, 14), 512, 509]]
    book("w02_first_and_last_day.xlsx", {"BC": [["Đơn vị", "Từ ngày", "Đến ngày", *DONE], *ends]}, formats=[(f"{at}{row}", "dd/mm/yyyy") for at in "BC" for row in (2, 3)])
    case("w02_first_and_last_day.xlsx", parts("on_time", "2024-03", [(VP, 118, 120)]), rejects=[(3, "period_not_monthly")], indicator="on_time")
    book("w03_ten_days_of_a_month.xlsx", {"BC": [["Số liệu 10 ngày đầu tháng 4/2024"], HEAD, *ROWS]})
    case("w03_ten_days_of_a_month.xlsx", [], rejects=[(3, "period_not_monthly"), (4, "period_not_monthly")], error="no_usable_values", indicator="on_time")
    book("w04_half_a_month.xlsx", {"BC": [["Kỳ: 01/09/2024 - 15/09/2024"], HEAD, *ROWS]})
    case("w04_half_a_month.xlsx", [], rejects=[(3, "period_not_monthly"), (4, "period_not_monthly")], error="no_usable_values", indicator="on_time")
    law = "Biểu số II.06b/VPCP/KSTT ban hành theo Thông tư 02/2017/TT-VPCP"
    book("w05_number_of_a_circular.xlsx", {"BC": [[law], ["Số: 05/2024/BC-SKHCN"], ["Kỳ báo cáo: Tháng 3/2024"], HEAD, *ROWS]})
    case("w05_number_of_a_circular.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")
    months = {"T4": [["NĂM 2024"], HEAD, *ROWS], "T5": [["NĂM 2024"], HEAD, [1, VP, 60, 60], [2, TDC, 300, 298]]}
    book("w06_bao_cao_thang_5.xlsx", {**months, "Tổng hợp": [["TỔNG HỢP NĂM 2024"], HEAD, [1, TT, 40, 31], [2, KHTC, 50, 45]]})
    case("w06_bao_cao_thang_5.xlsx", parts("on_time", "2024-04", TWO) + parts("on_time", "2024-05", [(VP, 60, 60), (TDC, 298, 300)]), indicator="on_time")
    labels = [["BÁO CÁO KẾT QUẢ"], ["Kỳ báo cáo:", date(2024, 3, 1)], ["Ngày lập:", date(2024, 4, 3)], [], ["Đơn vị", *DONE], *[row[1:] for row in ROWS]]
    book("w07_days_behind_labels.xlsx", {"BC": labels}, formats=[("B2", "mm/yyyy"), ("B3", "dd/mm/yyyy")])
    case("w07_days_behind_labels.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")


def rates_of_other_things():
    cash = ["Đơn vị", "Tỷ lệ thanh toán tiền mặt (%)", "Tỷ lệ văn bản chưa ký số (%)"]
    book("w08_rate_of_the_rest.xlsx", {"BC": [["Tháng 3/2024"], cash, [VP, 14.8, 4.2], [TDC, 6.8, 21.1]]})
    case("w08_rate_of_the_rest.xlsx", [], error="no_usable_values", indicator="online_payment")
    book("w09_rate_of_one_month.xlsx", {"BC": [["GIẢI NGÂN THÁNG 10/2024"], ["ĐVT: triệu đồng"],
         ["STT", "Đơn vị", "Kế hoạch vốn năm", "Giải ngân trong tháng", "Tỷ lệ (%)"], [1, KHTC, 9000, 417.6, 4.64], [2, QLKH, 5000, 701, 14.02]]})
    case("w09_rate_of_one_month.xlsx", [], error="no_usable_values")
    book("w10_marks_out_of_five.xlsx", {"BC": [["Khảo sát tháng 3/2024"], ["Đơn vị", "Mức độ hài lòng"], [VP, 4.6], [TDC, 3.9], [TT, 5]]})
    case("w10_marks_out_of_five.xlsx", [], rejects=[(row, "bad_number") for row in (3, 4, 5)], error="no_usable_values")
    odd = [[1, VP, 327, 89], [2, TDC, 512, 95.2], [3, TT, 40, 99.5], [4, KHTC, 38, 94.6]]
    book("w11_percents_for_counts.xlsx", {"BC": [["Tháng 3/2024"], HEAD, *odd]})
    case("w11_percents_for_counts.xlsx", [], rejects=[(row, "bad_number") for row in (3, 4, 5, 6)], error="no_usable_values", indicator="on_time")
    plans = [[1, VP, 700, 9000, 5000, 51.55], [2, KHTC, 500, 6000, 4000, 61.54], [3, QLKH, 50, 8000, 700, 8.7], [4, TT, 90, 1000, 800, 73.39]]
    book("w12_rates_by_another_plan.xlsx", {"BC": [["GIẢI NGÂN LŨY KẾ ĐẾN THÁNG 8/2024 (triệu đồng)"],
         ["STT", "Đơn vị", "Vốn đối ứng", "Kế hoạch vốn năm", "Lũy kế giải ngân", "Tỷ lệ (%)"], *plans]})
    case("w12_rates_by_another_plan.xlsx", [], rejects=[(row, "inconsistent_rate") for row in (3, 4, 5, 6)], error="no_usable_values")


def columns():
    pending = [["STT", "Đơn vị", "Đang giải quyết", None, None, "Đã giải quyết", None, None], [None, None, "Tổng số", "Đúng hạn", "Quá hạn", "Tổng số", "Đúng hạn", "Quá hạn"]]
    book("w13_on_time_so_far.xlsx", {"BC": [["Tháng 3/2024"], *pending, [1, VP, 20, 18, 2, 120, 118, 2], [2, TDC, 33, 30, 3, 512, 509, 3]]}, merges=["A2:A3", "B2:B3", "C2:E2", "F2:H2"])
    case("w13_on_time_so_far.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")
    book("w14_figures_of_two_units.xlsx", {"BC": [["Tháng 3/2024"], HEAD, [1, VP, 125, 120], [2, TT], [3, TDC, 512, 509]]}, merges=["C3:C4", "D3:D4"])
    case("w14_figures_of_two_units.xlsx", parts("on_time", "2024-03", [(TDC, 509, 512)]), rejects=[(3, "bad_number")], indicator="on_time")
    helping = [["STT", "Đơn vị phối hợp", "Đơn vị chủ trì", "Nhiệm vụ giao", "Hoàn thành"], [1, TDC, VP, 12, 9], [2, VP, TT, 8, 8]]
    book("w15_helping_unit_first.xlsx", {"BC": [["Nhiệm vụ tháng 3/2024"], *helping]})
    case("w15_helping_unit_first.xlsx", parts("tasks_done", "2024-03", [(VP, 9, 12), (TT, 8, 8)]))
    pairs = [["Chỉ tiêu", "Đơn vị", "Tổng số", "Số đạt"], ["Tỷ lệ giải quyết hồ sơ đúng hạn", VP, 60, 58], [None, TDC, 45, 45], ["Tỷ lệ văn bản đi được ký số", VP, 30, 21], [None, TDC, 99, 90]]
    book("w16_total_and_reached.xlsx", {"BC": [["Tháng 3/2024"], *pairs]}, merges=["A3:A4", "A5:A6"])
    case("w16_total_and_reached.xlsx", parts("on_time", "2024-03", [(VP, 58, 60), (TDC, 45, 45)]) + parts("doc_signed", "2024-03", [(VP, 21, 30), (TDC, 90, 99)]))
    proved = [["STT", "Đơn vị", "Chỉ tiêu", "Tổng số", "Đạt", "Tỷ lệ (%)"], [1, VP, "Giải quyết hồ sơ đúng hạn", 60, 58, 96.67], [None, None, "Văn bản đi ký số", 80, 60, 75]]
    book("w17_reached_proved_by_its_rate.xlsx", {"BC": [["Tháng 3/2024"], *proved]}, merges=["A3:A4", "B3:B4"])
    case("w17_reached_proved_by_its_rate.xlsx", parts("on_time", "2024-03", [(VP, 58, 60)]) + parts("doc_signed", "2024-03", [(VP, 60, 80)]))
    both = [["STT", "Đơn vị", "Tổng số hồ sơ đã giải quyết", "Trước hạn", None, "Đúng hạn", None, "Quá hạn", None], [None, None, None, *["SL", "TL (%)"] * 3]]
    book("w18_each_piece_with_its_rate.xlsx", {"BC": [["Tháng 3/2024"], *both, [1, VP, 120, 55, 45.83, 63, 52.5, 2, 1.67]]}, merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"])
    case("w18_each_piece_with_its_rate.xlsx", parts("on_time", "2024-03", [(VP, 118, 120)]), indicator="on_time")
    money = [["STT", "Đơn vị", "Kế hoạch năm 2024", "Thực hiện tháng 10", "Thực hiện 10 tháng", "Tỷ lệ TH 10 tháng/KH (%)"], [1, KHTC, 8000, 500, 6000, 75]]
    book("w19_done_in_ten_months.xlsx", {"BC": [["GIẢI NGÂN KẾ HOẠCH VỐN NĂM 2024"], ["(Tính đến hết ngày 31/10/2024)"], ["ĐVT: triệu đồng"], *money]})
    case("w19_done_in_ten_months.xlsx", parts("disbursement", "2024-10", [(KHTC, 6e9, 8e9)]))
    judged = [["TT", "Đơn vị", "Kế hoạch (%)", "Thực hiện (%)", "Mức độ hoàn thành"], [1, VP, 95, 90.5, "Chưa đạt"], [2, TDC, 95, 88, "Chưa đạt"], [3, TT, 95, 9, "Chưa đạt"]]
    book("w20_judged_in_words.xlsx", {"BC": [["TỶ LỆ VĂN BẢN KÝ SỐ THÁNG 3/2024"], *judged]})
    case("w20_judged_in_words.xlsx", rates("doc_signed", "2024-03", [(VP, 90.5), (TDC, 88), (TT, 9)]))


def others():
    due = [[1, VP, 12, 9, date(2024, 12, 31)], [2, TT, 8, 8, date(2024, 11, 15)]]
    book("w21_day_it_is_due.xlsx", {"BC": [["NHIỆM VỤ CCHC THÁNG 3/2024"], ["STT", "Đơn vị", "Nhiệm vụ được giao", "Hoàn thành", "Thời hạn"], *due]}, formats=[("E3", "dd/mm/yyyy"), ("E4", "dd/mm/yyyy")])
    case("w21_day_it_is_due.xlsx", parts("tasks_done", "2024-03", [(VP, 9, 12), (TT, 8, 8)]))
    fees = [["STT", "Đơn vị", "Hồ sơ phát sinh phí, lệ phí", None, "Thanh toán trực tuyến", None], [None, None, *["Số tiền (đồng)", "Số hồ sơ"] * 2]]
    book("w22_dossiers_and_money.xlsx", {"BC": [["Tháng 3/2024"], *fees, [1, VP, 6000000, 40, 4500000, 30], [2, TDC, 900000, 6, 900000, 6]]}, merges=["A2:A3", "B2:B3", "C2:D2", "E2:F2"])
    case("w22_dossiers_and_money.xlsx", parts("online_payment", "2024-03", [(VP, 30, 40), (TDC, 6, 6)]))
    factors = ["Đơn vị", "Tiếp cận dịch vụ", "Công chức", "Kết quả", "Mức độ hài lòng chung"]
    book("w23_result_is_one_factor.xlsx", {"BC": [["MỨC ĐỘ HÀI LÒNG THÁNG 3/2024 (%)"], factors, [VP, 91.5, 88.2, 95.1, 91.6], [TDC, 85.3, 90.4, 77.7, 84.5]]})
    case("w23_result_is_one_factor.xlsx", rates("satisfaction", "2024-03", [(VP, 91.6), (TDC, 84.5)]))
    book("w24_factors_alone.xlsx", {"BC": [["MỨC ĐỘ HÀI LÒNG THÁNG 3/2024 (%)"], factors[:-1], [VP, 91.5, 88.2, 95.1], [TDC, 85.3, 90.4, 77.7]]})
    case("w24_factors_alone.xlsx", [], error="no_usable_values", indicator="satisfaction")
    tasks = [["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Tiến độ (%)"], [1, "Xây dựng báo cáo", VP, 80], [2, "Rà soát quy chế", TT, 50]]
    book("w25_progress_of_each_task.xlsx", {"BC": [["NHIỆM VỤ CCHC THÁNG 3/2024"], *tasks]})
    case("w25_progress_of_each_task.xlsx", [], error="no_usable_values", indicator="tasks_done")
    both = ["STT", "Đơn vị", "Nhiệm vụ được giao", "Hoàn thành trong tháng", "Lũy kế hoàn thành"]
    book("w26_done_in_the_month_and_so_far.xlsx", {"BC": [["NHIỆM VỤ CCHC THÁNG 4/2024"], both, [1, VP, 21, 5, 12], [2, TT, 38, 7, 9]]})
    case("w26_done_in_the_month_and_so_far.xlsx", [], error="no_usable_values")


def shapes():
    wide = [["STT", "Đơn vị", "Nhiệm vụ CCHC", None, None, "Xếp hạng", "Ghi chú"], [None, None, "Nhiệm vụ được giao", "Đã hoàn thành", "Tỷ lệ (%)"]]
    titles = [["SỞ KHOA HỌC VÀ CÔNG NGHỆ"], ["BÁO CÁO NHIỆM VỤ CCHC"], ["Tháng 2 năm 2024"]]
    book("w28_titles_merged_part_of_the_way.xlsx", {"BC": [*titles, *wide, [1, VP, 12, 9, 75, 2, "lỗi mạng"], [2, TT, 8, 8, 100, 1]]}, merges=["A1:E1", "A2:E2", "A3:E3", "A4:A5", "B4:B5", "C4:E4", "F4:F5", "G4:G5"])
    case("w28_titles_merged_part_of_the_way.xlsx", parts("tasks_done", "2024-02", [(VP, 9, 12), (TT, 8, 8)]))
    groups = [["STT", "Đơn vị", "Ký số văn bản điện tử", None, None, "Thanh toán trực tuyến"], [None, None, "Văn bản đi", "Đã ký số", "Văn bản giấy", "Hồ sơ có phí", "Thanh toán trực tuyến", "Tiền mặt"]]
    book("w29_papers_in_their_group.xlsx", {"BC": [["Tháng 3/2024"], *groups, [1, VP, 50, 44, 6, 12, 9, 3], [2, TDC, 30, 30, 0, 5, 4, 1]]}, merges=["A2:A3", "B2:B3", "C2:E2", "F2:H2"])
    case("w29_papers_in_their_group.xlsx", parts("doc_signed", "2024-03", [(VP, 44, 50), (TDC, 30, 30)]) + parts("online_payment", "2024-03", [(VP, 9, 12), (TDC, 4, 5)]))
    twice = [["STT", "Đơn vị", "Giải quyết hồ sơ", None, None, None, "Nhiệm vụ"], [None, None, *DONE, "Quá hạn", "Tỷ lệ (%)", "Nhiệm vụ giao", "Hoàn thành"]]
    book("w30_late_ones_of_either.xlsx", {"BC": [["HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH VÀ CÁC CHỈ TIÊU KHÁC, THÁNG 3/2024"], *twice, [1, VP, 120, 118, 2, 98.33, 12, 9], [2, TDC, 512, 509, 3, 99.41, 5, 5]]}, merges=["A2:A3", "B2:B3", "C2:F2", "G2:H2"])
    case("w30_late_ones_of_either.xlsx", parts("on_time", "2024-03", TWO) + parts("tasks_done", "2024-03", [(VP, 9, 12), (TDC, 5, 5)]))
    numbers = [f"({at})" for at in (1, 2, 3, 4)]
    book("w31_numbers_begin_anew.xlsx", {"BC": [["Tháng 1/2024", *[None] * 4, "Tháng 2/2024"], [*HEAD, None, *HEAD], [*numbers, None, *numbers],
         *([*row, None, *row[:2], row[2] + 1, row[3]] for row in ROWS)]})
    case("w31_numbers_begin_anew.xlsx", parts("on_time", "2024-01", TWO) + parts("on_time", "2024-02", [(VP, 118, 121), (TDC, 509, 513)]), indicator="on_time")
    spaced = [["STT", "Đơn vị", None, *DONE, "Ghi chú"], *([*row[:2], None, *row[2:], "chuyển kỳ sau"] for row in ROWS)]
    book("w32_blank_column_after_names.xlsx", {"BC": [["Tháng 3/2024"], *spaced]})
    case("w32_blank_column_after_names.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")
    polled = ["Đơn vị", "Tháng", "Số phiếu hợp lệ", "Số phiếu hài lòng"]
    answers = [[unit, "Tháng 3/2024", *two] for unit, *two in ((VP, "249", "236"), (TDC, "49", "44"))]
    signed = [["KHẢO SÁT HÀI LÒNG"], [], polled, answers[0], polled, answers[1], [], [None, "Ghi chú: không gồm hồ sơ liên thông"], [None, None, None, None, "Quảng Trị, ngày 09 tháng 4 năm 2024"], [None, "NGƯỜI LẬP BIỂU", None, None, "CHÁNH VĂN PHÒNG"]]
    book("w33_signed_beside_the_table.xlsx", {"BC": signed})
    case("w33_signed_beside_the_table.xlsx", parts("satisfaction", "2024-03", [(VP, 236, 249), (TDC, 44, 49)]))


def whose():
    fields = [["Đơn vị báo cáo: Chi cục Tiêu chuẩn Đo lường Chất lượng"], ["Đơn vị nhận báo cáo: Văn phòng Sở"], ["Tháng 3/2024"], ["STT", "Lĩnh vực", *DONE], [1, "An toàn bức xạ", 120, 118], [2, "Sở hữu trí tuệ", 12, 12], [None, "TỔNG CỘNG", 132, 130]]
    book("w34_who_reports_and_who_receives.xlsx", {"BC": fields})
    case("w34_who_reports_and_who_receives.xlsx", parts("on_time", "2024-03", [(TDC, 130, 132)]), indicator="on_time")
    months = [[VP, 230, 220], ["Tháng 1", 120, 118], ["Tháng 2", 110, 102], [TT, 11, 9], ["Tháng 1", 5, 5], ["Tháng 2", 6, 4]]
    book("w35_unit_over_its_months.xlsx", {"BC": [["Ký số văn bản năm 2024"], ["Đơn vị / Tháng", "Văn bản đi", "Ký số"], *months]})
    case("w35_unit_over_its_months.xlsx", parts("doc_signed", "2024-01", [(VP, 118, 120), (TT, 5, 5)]) + parts("doc_signed", "2024-02", [(VP, 102, 110), (TT, 4, 6)]))
    codes = [["Mã đơn vị", "Đơn vị", "Văn bản đi", "Ký số"], ["DV1", "Khối phòng"], ["DV2", VP, 50, 44], ["DV3", "Phòng Chuyển đổi số", 7, 7], ["DV4", "Khối đơn vị"], ["DV5", "Quỹ phát triển", 9, 9], ["DV6", TDC, 30, 30]]
    book("w36_code_before_the_name.xlsx", {"BC": [["Tháng 3/2024"], *codes]})
    case("w36_code_before_the_name.xlsx", parts("doc_signed", "2024-03", [(VP, 44, 50), (TDC, 30, 30)]), rejects=[(5, "unknown_unit"), (7, "unknown_unit")])
    other = ["STT", "Tên đơn vị", "Tổng số hồ sơ đã giải quyết", "Giải quyết đúng hạn"]
    book("w37_header_in_other_words.xlsx", {"BC": [["Tháng 3/2024"], HEAD, ROWS[0], other, ["(1)", "(2)", "(3)", "(4)"], ROWS[1]]})
    case("w37_header_in_other_words.xlsx", parts("on_time", "2024-03", TWO), indicator="on_time")


def subjects():
    levels = [[1, VP, "Toàn trình", 50, 44], [None, None, "Một phần", 30, 30], [2, TDC, "Toàn trình", 9, 9], [None, None, "Một phần", 7, 6]]
    book("w38_rows_by_level_of_service.xlsx", {"BC": [["Tháng 3/2024"], ["STT", "Đơn vị", "Mức độ DVC", *DONE], *levels]}, merges=["A3:A4", "B3:B4", "A5:A6", "B5:B6"])
    case("w38_rows_by_level_of_service.xlsx", [], error="no_usable_values", indicator="on_time")
    book("w39_incoming_documents.xlsx", {"BC": [["Tháng 3/2024"], ["Đơn vị", "Tổng số văn bản đến", "Văn bản đến ký số", "Tỷ lệ (%)"], [VP, 50, 44, 88], [TDC, 30, 30, 100]]})
    case("w39_incoming_documents.xlsx", [], error="no_usable_values", indicator="doc_signed")
    book("w40_complaints_answered_in_time.xlsx", {"BC": [["Tháng 3/2024"], ["Đơn vị", "Số phản ánh kiến nghị", "Xử lý đúng hạn", "Tỷ lệ (%)"], [VP, 50, 44, 88], [TDC, 30, 30, 100]]})
    case("w40_complaints_answered_in_time.xlsx", [], error="no_usable_values", indicator="on_time")
    early = ["Đơn vị", "Tổng số đã giải quyết", "Đúng hạn và trước hạn", "Trước hạn"]
    book("w41_early_ones_counted_within.xlsx", {"BC": [["Tháng 3/2024"], early, [VP, 120, 118, 50], [TDC, 60, 56, 1]]})
    case("w41_early_ones_counted_within.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 56, 60)]), indicator="on_time")


def register():
    head = ["STT", "Đơn vị xử lý", "Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả"]
    days = [(VP, 4, 10, 9), (None, 5, 11, 12), (None, 6, 12, 12), (TDC, 4, 8, 8), (None, 7, 13, 20), (None, 8, 15, 15)]
    lines = [[at, unit, f"H48.{at}", *(date(2024, 3, day) for day in three)] for at, (unit, *three) in enumerate(days, 1)]
    book("w27_register_by_groups.xlsx", {"DS": [head, *lines]}, formats=[(f"{at}{row}", "dd/mm/yyyy") for at in "DEF" for row in range(2, 8)])
    case("w27_register_by_groups.xlsx", parts("on_time", "2024-03", [(VP, 2, 3), (TDC, 2, 3)]), dataset="dossiers", indicator="on_time")


if __name__ == "__main__":
    times()
    rates_of_other_things()
    columns()
    others()
    shapes()
    whose()
    subjects()
    register()
