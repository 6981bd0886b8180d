"""Writes the damaged extracts that the fuzz found misread, with what must be read from them: `python tests/extracts/make_damaged.py`."""

from __future__ import annotations

from datetime import date

from make import HERE, QLCN, QLKH, TDC, TT, VP, book, case, parts, rates, text

LOST = "\ufffd"


def headings():
    text("v01_percent_of_what.csv", ["Đơn vị;Tháng;R (%);Hài lòng (%);Bình thường (%)", f"{VP};5/2024;61,5;36,5;2,0", f"{QLCN};5/2024;55,5;40,5;4,0"])
    case("v01_percent_of_what.csv", [], rejects=[(2, "bad_number"), (3, "bad_number")], error="no_usable_values")
    text("v02_money_beside_unknown.csv", ["LŨY KẾ GIẢI NGÂN NĂM 2024;;;", "Đơn vị;Kế hoạchj^ vốn;T1;T2", f"{VP};2000,5;40,5;60,5"])
    case("v02_money_beside_unknown.csv", [], rejects=[(3, "bad_number"), (3, "bad_number")], error="no_usable_values")
    text("v03_count_beside_unknown.csv", ["Đơn vị;Tháng;Đã0giải quyết;Đúng hạn", f"{VP};04/2024;1.340;1.331", f"{TT};04/2024;74;71"])
    case("v03_count_beside_unknown.csv", [], rejects=[(3, "bad_number")], error="no_usable_values")
    text("v04_answers_that_count_lost.csv", ["KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 7/2024;;;;;;;", f"Đơn vị;Số phiếu phát ra;Số phiếu thu về;Số phiếu h{LOST}p lệ;Rất hài lòng;Hài lòng;Bình thường;Không hài lòng",
                                             f"{VP};70;65;60;40;17;2;1", f"{QLKH};30;30;30;20;10;0;0"])
    case("v04_answers_that_count_lost.csv", [], error="no_usable_values")
    text("v05_lower_heading_lost.csv", ["GIẢI NGÂN ĐẾN NGÀY 31/7/2024;;;;ĐVT: triệu đồng", "STT;Chủ đầu tư;Kế hoạch vốn;Giải ngân;Giải ngân", ";;năm 2024;;Lũy kế từ đầu năm",
                                        f"1;{VP};2250,5;110,25;725,25", f"2;{TDC};600;0;350"])
    case("v05_lower_heading_lost.csv", parts("disbursement", "2024-07", [(VP, 725.25e6, 2250.5e6), (TDC, 350e6, 600e6)]))


def months():
    text("v10_month_and_unknown_word.csv", ["STT;Đơn vị;Đã giải quyết tháng 11/2023;Đþng hạn tháng 11/2023", f"1;{VP};130;128", f"2;{QLKH};74;71"])
    case("v10_month_and_unknown_word.csv", [], error="no_usable_values")
    text("v11_money_beside_damaged.csv", ["LŨY KẾ GIẢI NGÂN NĂM 2024;;;", f"Đơn vị;Kế ho{LOST}ch vốn;T3;T4", f"{VP};3000,5;50,5;70,5"])
    case("v11_money_beside_damaged.csv", [], rejects=[(3, "bad_number"), (3, "bad_number")], error="no_usable_values")


def pieces():
    lines = ["BÁO CÁO THÁNG 9/2024", "TT;Đơn vị / Lĩnh vực;Đã giải quyết;Đúng hạn", "I;Phòng QLKH;;", "1;Hoạt động KH&CN;13;12", "2;Sở hữu trí tuệ;9;9"]
    text("v13_field_torn.csv", [*lines, "II;Chi cục TĐC;;", "1;Đo lường;31;31", "2;Chất lượng;21\\20", ";Tổng cộng;74;72"])
    case("v13_field_torn.csv", parts("on_time", "2024-09", [(QLKH, 21, 22)]), rejects=[(7, "bad_number"), (8, "ragged_row")])


def missing():
    text("v14_field_left_out.csv", ["BÁO CÁO THÁNG 9/2024", "TT;Đơn vị / Lĩnh vực;Đã giải quyết;Đúng hạn", "I;Phòng QLKH;;", "2;Sở hữu trí tuệ;9;9", "3;An toàn bức xạ;4;3",
                                    "II;Chi cục TĐC;;", "1;Đo lường;31;31", "2;Chất lượng;21;20"])
    case("v14_field_left_out.csv", parts("on_time", "2024-09", [(TDC, 51, 52)]), rejects=[(4, "bad_number"), (5, "bad_number")])
    text("v15_estimate_misspelt.csv", ["KẾT QUẢ ĐÚNG HẠN NĂM 2024;;", "Đơn vị;Thực hiện tháng 5 (%);Ưỻc thực hiện tháng 6 (%)", f"{VP};97,5;98,2"])
    case("v15_estimate_misspelt.csv", rates("on_time", "2024-05", [(VP, 97.5)]))


def totals():
    text("v16_one_field_of_two.csv", ["HỒ SƠ GIẢI QUYẾT THÁNG 9/2024 - PHÒNG QUẢN LÝ KHOA HỌC;;;", "TT;Lĩnh vực;Đã giải quyết;Đúng hạn", "1;Hoạt động KH&CN;36;34", ";Tổng cộng;126;123"])
    case("v16_one_field_of_two.csv", [], rejects=[(3, "unknown_unit")], error="no_usable_values")
    text("v17_what_is_pending_lost.csv", ["BÁO CÁO THÁNG 9/2024", f"Đơn vị;Tổng số;Đúng hạn;Đang xử l{LOST}", f"{VP};16;12;3", f"{TT};7;6;1"])
    case("v17_what_is_pending_lost.csv", [], error="no_usable_values", indicator="on_time")


def plans():
    for name, heading in (("v18_plan_adjusted_lost.csv", f"Kế hoạch vốn sau {LOST}iều chỉnh"), ("v19_plan_adjusted_misspelt.csv", "Kế hkạch vốn sau điều chỉnh")):
        text(name, ["GIẢI NGÂN ĐẾN 31/10/2024 (đồng)", f"Đơn vị;{heading};Kế hoạch vốn giao đầu năm;Lũy kế giải ngân", f"{VP};800.000.000;1.200.000.000;420.000.000"])
    case("v18_plan_adjusted_lost.csv", [], rejects=[(3, "bad_number")], error="no_usable_values")
    case("v19_plan_adjusted_misspelt.csv", [], error="no_usable_values")


def answers():
    text("v21_best_answer_misspelt.csv", ["KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 8/2024;;;;;;;", "Đơn vị;Số phiếu phát ra;Số phiếu thu về;Số phiếu hợp lệ;Rất hài P* lòng;Hài lòng;Bình thường;Không hài lòng",
                                          f"{VP};70;65;60;40;17;2;1", f"{QLKH};30;30;30;20;10;0;0"])
    case("v21_best_answer_misspelt.csv", [], rejects=[(3, "inconsistent_rate"), (4, "inconsistent_rate")], error="no_usable_values")


def books():
    january, february = "HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN THÁNG 3/2024", "HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN THÁNG 4/2024"
    head = [None, "Đơn vị", "Đã giải quyết", "Đúng hạn", None]
    rows = [[january, None, None, None, None, february], [*head, *head[:4]], [1, VP, 121, 119, None, None, VP, 131, 61], [2, TT, 6, 4, None, 2, TT, 7, 5], [3, TDC, 513, 510, None, 3, TDC, 401, 301]]
    book("v09_number_of_a_row_lost.xlsx", {"BC": rows})
    rows = [["Tháng 7/2024"], ["STT", "Đơn vị", "Đã giải quyết", "Đúng hạn", None], [1, VP, 122, 119, date(2024, 8, 3)], [2, TDC, 514, 511, date(2024, 8, 5)]]
    book("v20_days_under_no_heading.xlsx", {"BC": rows}, formats=[("E3", "dd/mm/yyyy"), ("E4", "dd/mm/yyyy")])
    case("v20_days_under_no_heading.xlsx", parts("on_time", "2024-07", [(VP, 119, 122), (TDC, 511, 514)]), indicator="on_time")
    rows = [["Nhiệm vụ tháng 4/2024"], ["STT", "Đơn vị phối hợp", "Đơn vị chủ trì", "Nhiệm vụ giao", "Hoàn thành"], [1, TDC, VP, 13, 10], [TDC, VP, TT, 9, 9]]
    book("v12_unit_among_numbers.xlsx", {"NV": rows})
    case("v12_unit_among_numbers.xlsx", parts("tasks_done", "2024-04", [(VP, 10, 13), (TT, 9, 9)]))
    case("v09_number_of_a_row_lost.xlsx", parts("on_time", "2024-03", [(VP, 119, 121), (TT, 4, 6), (TDC, 510, 513)]) + parts("on_time", "2024-04", [(VP, 61, 131), (TT, 5, 7), (TDC, 301, 401)]), indicator="on_time")


def cells():
    text("v06_month_among_percents.csv", ["Đơn vị;Tháng;Tỷ lệ đúng hạn (%)", f"{VP};02/2024;97,33", f"{QLKH};02/2024;02/2024", f"{TDC};02/2024;98,41"])
    case("v06_month_among_percents.csv", rates("on_time", "2024-02", [(VP, 97.33), (TDC, 98.41)]), rejects=[(3, "bad_number")])
    text("v07_payment_of_no_project.csv", ["SỔ CHI TIẾT GIẢI NGÂN NĂM 2024;;;;;", "Số chứng từ;Chủ đầu tư;Dự án;Kế hoạch vốn (đồng);Ngày thanh toán;Số tiền (đồng)",
                                          f"P1;{TDC};Máy đo;600.000.000;18/02/2024;120.000.000", f"P2;{TDC};;600.000.000;20/03/2024;60.000.000", f"P3;{TDC};Nhà kho;1.400.000.000;21/03/2024;350.000.000"])
    case("v07_payment_of_no_project.csv", parts("disbursement", "2024-02", [(TDC, 120e6, 2000e6)]) + parts("disbursement", "2024-03", [(TDC, 470e6, 2000e6)]), rejects=[(4, "bad_number")])
    text("v08_broken_dong.csv", ["GIẢI NGÂN ĐẾN NGÀY 30/9/2024;;;ĐVT: đồng", "TT;Đơn vị;Kế hoạch năm 2024;Lũy kế từ đầu năm", f"1;{VP};350,5;160,5", f"2;{TT};90,5;20,5"])
    case("v08_broken_dong.csv", [], rejects=[(3, "bad_number"), (4, "bad_number")], error="no_usable_values")


def moved():
    """Headings that stand beside their columns, or are no longer there."""
    may, june = "HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN THÁNG 5/2024", "HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN THÁNG 6/2024"
    head = ";Đơn vị;Đã giải quyết;Đúng hạn"
    text("v22_rows_numbered_from_four.csv", [f"{may};;;;;{june};;;", f"{head};;{head}", f"4;{TT};8;7;;4;{TT};9;6", f"5;{TDC};214;209;;5;{TDC};198;190", f"7;{QLKH};61;60;;7;{QLKH};44;44"])
    read = parts("on_time", "2024-05", [(TT, 7, 8), (TDC, 209, 214), (QLKH, 60, 61)]) + parts("on_time", "2024-06", [(TT, 6, 9), (TDC, 190, 198), (QLKH, 44, 44)])
    case("v22_rows_numbered_from_four.csv", read, indicator="on_time")
    rows = [["Tổng số", "Ký số", "Tỷ lệ (%)"] * 2, ["1", VP, "210", "196", "93,3", "40", "38", "95"], ["2", TT, "60", "51", "85", "20", "18", "90"]]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    page = f'<html><head><meta charset="utf-8"></head><body><table>\n<tr><td colspan="8">KÝ SỐ VĂN BẢN ĐI THÁNG 11/2024</td></tr>\n{cells}</table></body></html>\n'
    (HERE / "v23_headings_moved.xls").write_text(page, encoding="utf-8")
    case("v23_headings_moved.xls", [], error="no_usable_values")
    rate = "Tỷ lệ giải quyết hồ sơ đúng hạn"
    text("v24_total_under_a_rates_name.csv", ["Tháng 7/2024;;", "Chỉ tiêu;Đơn vị;Tổng số", f"{rate};{VP};64", f"{rate};{TT};41"])
    case("v24_total_under_a_rates_name.csv", [], rejects=[(3, "bad_number"), (4, "bad_number")], error="no_usable_values")
    text("v25_a_section_above_the_headings.csv", ["BÁO CÁO THÁNG 9/2024;;;", f"I;{QLKH};;", "TT;Đơn vị / Lĩnh vực;Đã giải quyết;Đúng hạn", f"II;{TDC};;", "1;Đo lường;31;30", "2;Chất lượng;22;20"])
    case("v25_a_section_above_the_headings.csv", [], rejects=[(5, "ambiguous_unit"), (6, "ambiguous_unit")], error="no_usable_values")
    rows = [["KẾT QUẢ KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 10/2024"], ["STT", "Đơn vị", "Tổng số phiếu hợp lệ", None, None, "Hài lòng", None, "Không hài lòng"], [None, None, None, *["Số phiếu", "Tỷ lệ"] * 3],
            [1, VP, 60, 33, 0.55, 24, 0.4, 3, 0.05], [2, TT, 50, 15, 0.3, 35, 0.7, 0, 0]]
    book("v26_heading_of_a_group_lost.xlsx", {"KS": rows}, merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"], formats=[(f"{column}{row}", "0.0%") for column in "EGI" for row in (4, 5)])
    case("v26_heading_of_a_group_lost.xlsx", [], error="no_usable_values")
    text("v27_two_columns_of_units.csv", ["Nhiệm vụ tháng 5/2024;;;;", "STT;;Đơn vị chủ trì;Nhiệm vụ giao;Hoàn thành", f"1;{TDC};{VP};14;11", f"2;{VP};{TT};9;8"])
    case("v27_two_columns_of_units.csv", parts("tasks_done", "2024-05", [(VP, 11, 14), (TT, 8, 9)]))
    rows = ["<td rowspan=4>STT</td><td rowspan=3>Đơn vị</td><td colspan=4>KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH</td>", "<td colspan=3>Hồ sơ đã giải quyết</td><td rowspan=3>Ghi chú</td>",
            "<td rowspan=2>Tổng số</td><td colspan=2>Trong đó</td>", "<td>Đúng hạn</td><td>Quá hạn</td>",
            *("".join(f"<td>{cell}</td>" for cell in row) for row in ("AB1234", ["1", VP, "130", "128", "2", "đủ"], ["2", TDC, "514", "511", "3", ""]))]
    cells = "".join(f"<tr>{row}</tr>\n" for row in rows)
    page = f'<html><head><meta charset="utf-8"></head><body><table>\n<tr><td colspan="6">Tháng 6/2024</td></tr>\n{cells}</table></body></html>\n'
    (HERE / "v28_heading_under_the_units_own.xls").write_text(page, encoding="utf-8")
    case("v28_heading_under_the_units_own.xls", [], error="no_usable_values")


def slips():
    """One letter, one cell or one heading lost, where what is left says another thing."""
    tasks = "Nhiệm vụ giao;Hoàn thành"
    text("v29_number_over_units.csv", ["Nhiệm vụ tháng 4/2024;;;;", f"STT;9;Đơn vị chủ trì;{tasks}", f"1;{TDC};{VP};17;12", f"2;{VP};{TT};8;7"])
    case("v29_number_over_units.csv", parts("tasks_done", "2024-04", [(VP, 12, 17), (TT, 7, 8)]))
    text("v30_units_without_headings.csv", ["Nhiệm vụ tháng 4/2024;;;;", f"STT;;;{tasks}", f"1;{TDC};{VP};17;12", f"2;{VP};{TT};8;7"])
    case("v30_units_without_headings.csv", [], error="no_usable_values")
    text("v31_early_ones_misspelt.csv", ["Tháng 3/2024;;;", "Đơn vị;Tổng số đã giải quyết;Đúng hạn và trước hqn;Trước hạn", f"{TDC};70;63;2", f"{TT};90;80;5"])
    case("v31_early_ones_misspelt.csv", [], error="no_usable_values")
    head = ["STT", "Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả"]
    first = [[1, "H7", QLKH, "08/01/2024", "22/01/2024", "22/01/2024"], [2, "H8", QLKH, "15/01/2024", "30/01/2024", "02/02/2024"]]
    second = [[1, "H9", QLKH, "05/02/2024", "20/02/2024", "20/02/2024"], [2, "H7", QLKH, "08/01/2024", "22/01/2024", "24/01/2024"]]
    book("v32_codes_misspelt.xlsx", {"T1": [head, *first], "T2": [["STT", "MÏ hồ sơ", *head[2:]], *second]})
    case("v32_codes_misspelt.xlsx", parts("on_time", "2024-02", [(QLKH, 1, 2)]), rejects=[(2, "duplicate_conflict"), (3, "duplicate_conflict")])
    lines = ["BÁO CÁO THÁNG 8/2024", "TT;Đơn vị / Lĩnh vực;Đã giải quyết;Đúng hạn", f"I;{TDC};;", "1;Đo lường;31;30", f"II;{QLKH};;", "1;Hoạt động KH&CN;14;12"]
    text("v33_field_cut_off.csv", [*lines, "2;Sở hữ"])
    case("v33_field_cut_off.csv", parts("on_time", "2024-08", [(TDC, 30, 31)]), rejects=[(6, "bad_number"), (7, "ragged_row")])
    titled = [f"Đơn vị báo cáo: {QLKH};;;;", "Kỳ báo cáo: Tháng 8/2024;;;;", "TT;Lĩnh vực;Tổng số đã giải quyết;Đúng hạn;Quá hạn"]
    text("v34_field_slipped_under_a_title.csv", [*titled, "1;Hoạt động KH&CN;36;34;2", ";2;Sở hữu trí tuệ;91;91;0", ";;Tổng cộng;127;125;2"])
    case("v34_field_slipped_under_a_title.csv", [], rejects=[(4, "unknown_unit"), (5, "ragged_row"), (6, "ragged_row")], error="no_usable_values")
    text("v35_rate_of_nothing.csv", ["Tháng 3/2024;;;", "Đơn vị;Đã giải quyết;Đúng hạn;Tỷ lệ (%)", f"{VP};130;128;98,46", f"{TT};KPS;KPS;97,5", f"{TDC};KPS;KPS;0"])
    case("v35_rate_of_nothing.csv", parts("on_time", "2024-03", [(VP, 128, 130)]), rejects=[(4, "inconsistent_rate")])
    text("v36_result_against_the_overall_mark.csv", ["MỨC ĐỘ HÀI LÒNG THÁNG 3/2024 (%);;;;", "Đơn vị;;Công chức;Kết quả;Mức độ hài lòng chung", f"{VP};92,5;89,2;96,1;92,6", f"{TDC};84,3;91,4;78,7;84,8"])
    case("v36_result_against_the_overall_mark.csv", [], rejects=[(3, "inconsistent_rate"), (4, "inconsistent_rate")], error="no_usable_values")
    rows = [["Tháng 3/2024"], ["STT", "Đơn vị", "Tổng số hồ sơ đã giải quyết", "Trước hạn", None, TT, None, "Quá hạn", None], [None, None, None, *["SL", "TL (%)"] * 3], [1, "Đúng hạn", 130, 60, 46.15, 68, 52.31, 2, 1.54]]
    book("v37_unit_among_groups.xlsx", {"BC": rows}, merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"])
    case("v37_unit_among_groups.xlsx", [], rejects=[(4, "unknown_unit")], error="no_usable_values")
    rows = ["<td rowspan=3>STT</td><td rowspan=3>Đơn vị</td><td colspan=3>Hồ sơ đã giải quyết</td>", "<td rowspan=2>Tổng số</td><td colspan=2>Trong đó</td>", "<td>Quá hạn</td>",
            *("".join(f"<td>{cell}</td>" for cell in row) for row in (["1", VP, "130", "128", "2"], ["2", TDC, "514", "511", "3"]))]
    cells = "".join(f"<tr>{row}</tr>\n" for row in rows)
    page = f'<html><head><meta charset="utf-8"></head><body><table>\n<tr><td colspan="5">Tháng 6/2024</td></tr>\n{cells}</table></body></html>\n'
    (HERE / "v38_group_wider_than_its_headings.xls").write_text(page, encoding="utf-8")
    case("v38_group_wider_than_its_headings.xls", [], error="no_usable_values")
    text("v39_thousands_torn.csv", [f"GIẢI NGÂN ĐẾN 31/3/2025 (ngh{LOST}n đồng);;", "Đơn vị;Kế hoạch vốn năm 2025;Lũy kế giải ngân", f"{VP};1.200.000;300.000", f"{TT};40.000.000;1.234.567"])
    case("v39_thousands_torn.csv", rates("disbursement", "2025-03", [(VP, 25.0), (TT, 3.0864175)]))
    head = "Đơn vị;Nhiệm vụ được giao;Đã hoàn thành"
    text("v40_plan_title_torn.csv", ["KẾT QUẢ THÁNG 5/2025;;", head, f"{VP};14;13", ";;", f"KẾ H{LOST}{LOST}{LOST}H THÁNG 6/2025;;", head, f"{VP};11;0"])
    case("v40_plan_title_torn.csv", parts("tasks_done", "2025-05", [(VP, 13, 14)]), rejects=[(7, "period_not_monthly")])
    text("v41_rate_beside_a_damaged_one.csv", ["BÁO CÁO THÁNG 8/2024;;", f"Đơn vị;Tỷ lệ đúng h{LOST}n (%);Toàn kỳ (%)", f"{VP};96,5;91,1", f"{TT};98,2;92,1"])
    case("v41_rate_beside_a_damaged_one.csv", [], indicator="on_time", error="no_usable_values")
    text("v42_estimate_one_letter_off.csv", ["KẾT QUẢ ĐÚNG HẠN NĂM 2024;;", "Đơn vị;Thực hiện tháng 5 (%);Ưac thực hiện tháng 6 (%)", f"{VP};96,5;97,2"])
    case("v42_estimate_one_letter_off.csv", rates("on_time", "2024-05", [(VP, 96.5)]))
    text("v43_unit_of_money_behind_a_quote.csv", ["GIẢI NGÂN ĐẾN NGÀY 31/7/2024;;;;*ĐVT: triệu đồng", "STT;Chủ đầu tư;Kế hoạch vốn;Giải ngân;Giải ngân", ";;năm 2024;;Lũy kế từ đầu năm", f"1;{VP};2350,5;120,25;735,25"])
    case("v43_unit_of_money_behind_a_quote.csv", parts("disbursement", "2024-07", [(VP, 735.25e6, 2350.5e6)]))
    rate, sign = "Tỷ lệ giải quyết hồ sơ đúng hạn", "Tỷ lệ văn bản đi được ký số"
    text("v44_totals_without_a_heading.csv", ["Tháng 3/2024;;;", "Chỉ tiêu;Đơn vị;;Số đạt", f"{rate};{VP};70;68", f"{rate};{TDC};35;35", f"{sign};{VP};40;31", f"{sign};{TDC};98;91"])
    case("v44_totals_without_a_heading.csv", [], rejects=[(row, "bad_number") for row in (3, 3, 4, 4, 5, 5, 6, 6)], error="no_usable_values")
    text("v45_since_january_of_what.csv", ["GIẢI NGÂN ĐẾN NGÀY 31/7/2024 (triệu đồng);;;", "Chủ đầu tư;Kế hoạch vốn năm 2024;Giải ngân;Giải ngế từ đầu năm", f"{VP};2350,5;120,25;735,25"])
    case("v45_since_january_of_what.csv", [], error="no_usable_values")
    text("v46_one_unit_of_money_misspelt.csv", ["Đơn vị;Tháng;Kế hoạch vốn (nghìn đồng);Giải ngân lũy kế (nghìn đỗng)", f"{VP};08/2024;1.244.567;1.121.110", f"{QLKH};08/2024;12.600.000;11.975.000"])
    case("v46_one_unit_of_money_misspelt.csv", [], rejects=[(2, "bad_number"), (3, "bad_number")], error="no_usable_values")
    head = "Số ký hiệu;Ngày ban hành;Đơn vị soạn thảo;Ký số"
    text("v47_one_unit_spelt_two_ways.csv", [head, f"12/SKHCN-VP;04/03/2024;{VP};Có", "12/SKHCN-VP;04/03/2024;VP Sở;Có", "13/SKHCN-VP;25/03/2024;VP Sở;Không"])
    case("v47_one_unit_spelt_two_ways.csv", parts("doc_signed", "2024-03", [(VP, 1, 2)]), dataset="documents")
    text("v48_field_that_the_total_misses.csv", ["BÁO CÁO THÁNG 8/2024", "TT;Đơn vị / Lĩnh vực;Đã giải quyết;Đúng hạn", f"I;{QLKH};;", "1;Hoạt động KH&CN;13;12", "2;Sở i cục TĐC;;",
                                                 "1;Đo lường;31;31", "2;Chất lượng;21;20", ";Tổng cộng;75;73"])
    case("v48_field_that_the_total_misses.csv", [], rejects=[(4, "bad_number"), (6, "unknown_unit"), (7, "unknown_unit")], error="no_usable_values")
    text("v49_name_of_a_part_torn.csv", ["Mã chỉ tiêu;Đơn vị;Kỳ;Loại;Giá trị", f"on_time;{VP};2024-03;Tử số;128", f"on_time;{VP};2024-03;Mẫu số;130", f"on_time;{QLKH};2024-03;Tử{LOST}G% số;71", f"on_time;{QLKH};2024-03;Mẫu số;74"])
    case("v49_name_of_a_part_torn.csv", parts("on_time", "2024-03", [(VP, 128, 130)]), rejects=[(4, "bad_number")])
    text("v50_rate_of_answers_misspelt.csv", ["Đơn vị;Tháng;Rất hài lòng (%);Hài hálòng (%);Bình thường (%)", f"{VP};3/2024;61,5;36,5;2,0", f"{TT};3/2024;25,0;70,0;5,0"])
    case("v50_rate_of_answers_misspelt.csv", [], rejects=[(2, "inconsistent_rate"), (3, "inconsistent_rate")], error="no_usable_values")
    text("v51_month_of_a_group_misspelt.csv", ["Đơn vị;Tháng 1/2024;;Tháng 0/2024;", ";Tiếp nhận;Trực tuyếnn toàntrình;Tiếp nhận;Trực tuyến toàn trình", f"{QLKH};50;40;60;30", f"{TDC};20;19;30;20"])
    case("v51_month_of_a_group_misspelt.csv", [], error="no_usable_values")
    text("v52_lower_headings_said_twice.csv", ["GIẢI NGÂN ĐẾN NGÀY 31/7/2024;;;;ĐVT: triệu đồng", "STT;Chủ đầu tư;Kế hoạch vốn;Giải ngân;Giải ngân", *[";;năm 2024;;Lũy kế từ đầu năm"] * 2, f"1;{VP};2450,5;130,25;745,25"])
    case("v52_lower_headings_said_twice.csv", [], rejects=[(3, "unknown_unit"), (4, "unknown_unit")], error="no_usable_values")
    text("v53_total_misspelt.csv", ["Tháng 3/2024;;;", "Chỉ tiêu;Đơn vị;Tớng số;Số đạt", f"{rate};{VP};70;68", f"{rate};{TDC};35;35"])
    case("v53_total_misspelt.csv", [], rejects=[(3, "bad_number"), (4, "bad_number")], error="no_usable_values")
    text("v55_project_torn_into_the_next_unit.csv", ["GIẢI NGÂN ĐẾN 30/9/2024", "ĐVT: triệu đồng;;;;", "STT;Đơn vị / Dự án;Kế hoạch vốn năm 2024;Lũy kế giải ngân", f"I;{VP};;", "1;Sửa chữa trụ sở;1.100,5;610,25", "2KHTC;;", "1;Xe ô tô;910,5;910,5"])
    case("v55_project_torn_into_the_next_unit.csv", [], rejects=[(5, "bad_number"), (6, "ragged_row"), (7, "unknown_unit")], error="no_usable_values")
    text("v56_few_units_under_the_heading.csv", ["Nhiệm vụ tháng 5/2024;;;;", "STT;;Đơn vị chủ trì;Nhiệm vụ giao;Hoàn thành", f"1;{TDC};Đề án Alpha;15;12", f"2;{TDC};Đề án Beta;16;12", f"3;{VP};{TT};10;9"])
    case("v56_few_units_under_the_heading.csv", parts("tasks_done", "2024-05", [(TT, 9, 10)]), rejects=[(3, "unknown_unit"), (4, "unknown_unit")])
    rows = [["KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 9/2024"], ["STT", "Đơn vị", "Tổng số phiếu hợp lệ", "Rất hài lòng", None, "Hài lòng", None, "Không hài lòng"], [None, None, None, "Số phiếu", None, *["Số phiếu", "Tỷ lệ"] * 2],
            [1, VP, 60, 33, 0.55, 24, 0.4, 3, 0.05], [2, TT, 50, 15, 0.3, 35, 0.7, 0, 0]]
    book("v57_rate_of_an_answer_lost.xlsx", {"KS": rows}, merges=["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2"])
    case("v57_rate_of_an_answer_lost.xlsx", [], rejects=[(4, "bad_number"), (5, "bad_number")], error="no_usable_values")
    text("v58_thousands_run_together.csv", ["GIẢI NGÂN ĐẾN 31/3/2025 (nghđồng);;", "Đơn vị;Kế hoạch vốn năm 2025;Lũy kế giải ngân", f"{VP};1.400.000;350.000"])
    case("v58_thousands_run_together.csv", rates("disbursement", "2025-03", [(VP, 25.0)]))
    text("v59_unit_of_money_cut_off.csv", ["Đơn vị;Tháng;Kế hoạch vốn (nghìn đồng);Giải ngân lũy kế (nghìn đồ", f"{VP};08/2024;1.254.567;1.131.110"])
    case("v59_unit_of_money_cut_off.csv", [], rejects=[(2, "bad_number")], error="no_usable_values")


if __name__ == "__main__":
    headings()
    months()
    pieces()
    answers()
    plans()
    totals()
    missing()
    books()
    cells()
    moved()
    slips()
