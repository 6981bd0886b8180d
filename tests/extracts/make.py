"""Writes the extracts of this folder with what must be read from them: `python tests/extracts/make.py`.

Each case says its rows, the options stated, and readings as (indicator, unit, month, numerator, denominator, percent). The files are
kept in the repository; run this again only when a case is added.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

from openpyxl import Workbook

HERE = Path(__file__).parent
VP, TT, KHTC, QLKH, QLCN = "Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Quản lý Khoa học", "Phòng Quản lý Công nghệ"
TDC = "Chi cục Tiêu chuẩn Đo lường Chất lượng"
IDS = {VP: "van-phong", TT: "thanh-tra", KHTC: "khtc", QLKH: "qlkh", QLCN: "qlcn", TDC: "tdc"}


def parts(indicator, month, rows):
    return [(indicator, IDS[unit], month, n, d, 100 * n / d if d else None) for unit, n, d in rows]


def rates(indicator, month, rows):
    return [(indicator, IDS[unit], month, None, None, v) for unit, v in rows]


def case(name, readings, *, rejects=(), error=None, outcome=None, also=(), **context):
    outcome = outcome or ("error" if error else "partial" if rejects else "ok")
    (HERE / f"{Path(name).stem}.expected.json").write_text(json.dumps({
        "id": name.split("_")[0], "file": name, "context": context, "outcome": outcome,
        "readings": [dict(zip(("indicator", "unit", "period", "numerator", "denominator", "value"), one, strict=True)) for one in sorted(readings, key=str)],
        "rejects": [{"row": row, "kind": kind} for row, kind in rejects], "error": {"kind": error} if error else None, "warnings": [],
        "also_accept": list(also)}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def text(name, lines, encoding="utf-8-sig", form="NFC"):
    (HERE / name).write_bytes(unicodedata.normalize(form, "\r\n".join(lines) + "\r\n").encode(encoding))


def book(name, sheets, *, merges=(), formats=(), hidden_rows=(), states=()):
    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for span in merges:
            sheet.merge_cells(span)
        for cell, code in formats:
            sheet[cell].number_format = code
        for row in hidden_rows:
            sheet.row_dimensions[row].hidden = True
    for title, state in states:
        made[title].sheet_state = state
    made.save(HERE / name)


def numbers():
    text("b01_english_thousands.csv", ["Đơn vị,Tháng,Kế hoạch vốn (đồng),Lũy kế giải ngân (đồng)", f'{VP},08/2024,"1,234,567,890","987,654,321.50"', f'{QLKH},08/2024,"12,500,000,000","11,875,000,000"'])
    case("b01_english_thousands.csv", parts("disbursement", "2024-08", [(VP, 987654321.5, 1234567890), (QLKH, 11875000000, 12500000000)]))
    text("b02_open_thousands.csv", ["Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);Lũy kế giải ngân (triệu đồng)", f"{VP};08/2024;1.250;1.125", f"{QLKH};08/2024;2.500;2.375"])
    case("b02_open_thousands.csv", [], error="ambiguous_decimal")
    text("b03_sibling_proves.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn;Tỷ lệ (%)", f"{VP};03/2024;1.240;1.231;99,27", f"{QLKH};03/2024;64;61;95,31"])
    case("b03_sibling_proves.csv", parts("on_time", "2024-03", [(VP, 1231, 1240), (QLKH, 61, 64)]))
    text("b04_blanks_and_quotes.csv", ["Đơn vị;Tháng;Kế hoạch vốn (nghìn đồng);Giải ngân lũy kế (nghìn đồng)", f"{VP};08/2024;1 234 567;1 111 110", f"{QLKH};08/2024;12\u00a0500\u00a0000;11\u202f875\u202f000"])
    case("b04_blanks_and_quotes.csv", parts("disbursement", "2024-08", [(VP, 1111110e3, 1234567e3), (QLKH, 11875000e3, 12500000e3)]))
    text("b05_pairs.csv", ["Đơn vị,Tháng,Kết quả đúng hạn", f"{VP},03/2024,118/120", f'{QLKH},03/2024,"95,31% (61/64)"', f'{TDC},03/2024,"509/512 (99,41%)"'])
    case("b05_pairs.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]))
    text("b06_wrong_letters.csv", ["Đơn vị,Tháng,Đã giải quyết,Đúng hạn", f"{VP},03/2024,12O,118", f"{QLKH},03/2024,64,l1", f"{TDC},03/2024,512,509", f"{QLCN},03/2024,38,36*", f"{TT},03/2024,５,５"])
    case("b06_wrong_letters.csv", parts("on_time", "2024-03", [(TDC, 509, 512), (QLCN, 36, 38), (TT, 5, 5)]), rejects=[(2, "bad_number"), (3, "bad_number")])
    text("b07_negatives.csv", ["Đơn vị,Tháng,Đã giải quyết,Đúng hạn", f"{VP},03/2024,120,(118)", f"{QLKH},03/2024,64,−61", f"{TDC},03/2024,512,509"])
    case("b07_negatives.csv", parts("on_time", "2024-03", [(TDC, 509, 512)]), rejects=[(2, "negative"), (3, "negative")])
    text("b08_dates_for_numbers.csv", ["Đơn vị,Tháng,Đã giải quyết,Đúng hạn", f"{VP},03/2024,120,04-Mar", f"{QLKH},03/2024,64,3/4/2024", f"{TDC},03/2024,512,509"])
    case("b08_dates_for_numbers.csv", parts("on_time", "2024-03", [(TDC, 509, 512)]), rejects=[(2, "date_in_number_cell"), (3, "date_in_number_cell")])
    text("b09_fractions.csv", ["Đơn vị;Tháng;Tỷ lệ đúng hạn", f"{VP};03/2024;0,9833", f"{QLKH};03/2024;0,955", f"{TDC};03/2024;1"])
    case("b09_fractions.csv", rates("on_time", "2024-03", [(VP, 98.33), (QLKH, 95.5), (TDC, 100)]))
    text("b10_fraction_among_percents.csv", ["Đơn vị;Tháng;Tỷ lệ đúng hạn (%)", f"{VP};03/2024;98,33", f"{QLKH};03/2024;0,955", f"{TDC};03/2024;99,41"])
    case("b10_fraction_among_percents.csv", rates("on_time", "2024-03", [(VP, 98.33), (TDC, 99.41)]), rejects=[(3, "bad_number")])
    text("b11_over_hundred.csv", ["Đơn vị;Tháng;Tỷ lệ thanh toán trực tuyến (%)", f"{VP};03/2024;104,5", f"{QLKH};03/2024;95,5", f"{TDC};03/2024;-4,5"])
    case("b11_over_hundred.csv", rates("online_payment", "2024-03", [(QLKH, 95.5)]), rejects=[(2, "numerator_gt_denominator"), (4, "negative")])
    text("b12_billions.csv", ["GIẢI NGÂN VỐN ĐẦU TƯ CÔNG LŨY KẾ ĐẾN 30/9/2024 (tỷ đồng);;", "Đơn vị;Kế hoạch vốn;Lũy kế giải ngân", f"{VP};1,5;1,2", f"{QLKH};12,25;11,5"])
    case("b12_billions.csv", parts("disbursement", "2024-09", [(VP, 1.2e9, 1.5e9), (QLKH, 11.5e9, 12.25e9)]))
    text("b13_points.csv", ["Đơn vị;Tháng;Chỉ số hài lòng", f"{VP};03/2024;95,5 điểm", f"{QLKH};03/2024;98,25 điểm"])
    case("b13_points.csv", rates("satisfaction", "2024-03", [(VP, 95.5), (QLKH, 98.25)]))
    text("b14_whole_counts.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};03/2024;1.240;1.231", f"{QLKH};03/2024;64;61"])
    case("b14_whole_counts.csv", parts("on_time", "2024-03", [(VP, 1231, 1240), (QLKH, 61, 64)]))
    text("b15_marks_disagree.csv", ["Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);Lũy kế giải ngân (triệu đồng)", f"{VP};08/2024;1.250,5;1,125.25", f"{QLKH};08/2024;2.500,5;1.375,5", f"{TDC};08/2024;2.500,5;2,375"])
    case("b15_marks_disagree.csv", [], error="ambiguous_decimal")


def periods():
    forms = [("T3/2024", "2024-03"), ("Tháng 4/2024", "2024-04"), ("tháng 05 năm 2024", "2024-05"), ("6-2024", "2024-06"), ("2024/07", "2024-07"), ("202408", "2024-08"),
             ("Sep-24", "2024-09"), ("31/10/2024", "2024-10"), ("Tháng mười một năm 2024", "2024-11"), ("12.2024", "2024-12")]
    text("c01_month_forms.csv", ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", *[f"{VP};{form};100;{90 + at}" for at, (form, _) in enumerate(forms)]])
    case("c01_month_forms.csv", [one for at, (_, month) in enumerate(forms) for one in parts("on_time", month, [(VP, 90 + at, 100)])])
    text("c02_no_period.csv", ["Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};100;90"])
    case("c02_no_period.csv", [], error="no_period")
    text("c03_month_numbers.csv", ["Năm;Tháng;Đơn vị;Đã giải quyết;Đúng hạn", f"2024;3;{VP};120;118", f"2024;4;{VP};110;109", f"2023;12;{VP};90;88"])
    case("c03_month_numbers.csv", parts("on_time", "2024-03", [(VP, 118, 120)]) + parts("on_time", "2024-04", [(VP, 109, 110)]) + parts("on_time", "2023-12", [(VP, 88, 90)]))
    text("c04_cumulative_title.csv", ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ 9 THÁNG ĐẦU NĂM 2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};1000;990"])
    case("c04_cumulative_title.csv", [], error="no_usable_values", rejects=[(3, "period_not_monthly")], also=["any outcome without a reading"])
    text("c05_month_and_running.csv", ["BÁO CÁO THÁNG 3/2024;;;;", "Đơn vị;Trong tháng;;Lũy kế từ đầu năm;", ";Đã giải quyết;Đúng hạn;Đã giải quyết;Đúng hạn", f"{VP};120;118;350;345", f"{QLKH};64;61;180;177"])
    case("c05_month_and_running.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("c06_range.csv", ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ;;", "(Từ ngày 01/3/2024 đến ngày 31/3/2024);;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};120;118", "Quảng Trị, ngày 05 tháng 4 năm 2024;;"])
    case("c06_range.csv", parts("on_time", "2024-03", [(VP, 118, 120)]))
    text("c07_disbursement_quarter.csv", ["Đơn vị;Kỳ;Kế hoạch vốn (triệu đồng);Đã giải ngân (triệu đồng)", f"{VP};Quý II/2024;1250,5;625,25", f"{VP};9 tháng năm 2024;1250,5;1000,5"])
    case("c07_disbursement_quarter.csv", parts("disbursement", "2024-06", [(VP, 625.25e6, 1250.5e6)]) + parts("disbursement", "2024-09", [(VP, 1000.5e6, 1250.5e6)]))
    text("c08_open_dates.csv", ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", f"{VP};03/04/2024;120;118", f"{QLKH};05/06/2024;64;61"])
    case("c08_open_dates.csv", [], error="ambiguous_date_order")
    text("c09_firsts_of_month.csv", ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", f"{VP};01/03/2024;120;118", f"{VP};01/04/2024;64;61"])
    case("c09_firsts_of_month.csv", parts("on_time", "2024-03", [(VP, 118, 120)]) + parts("on_time", "2024-04", [(VP, 61, 64)]))
    text("c10_year_from_file_2024.csv", ["Đơn vị;T1;T2;T3", f"{VP};95,5;96,5;97,5"])
    case("c10_year_from_file_2024.csv", [one for at in range(3) for one in rates("on_time", f"2024-0{at + 1}", [(VP, 95.5 + at)])], indicator="on_time")
    text("c11_stated_month.csv", ["Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};120;118"])
    case("c11_stated_month.csv", parts("on_time", "2024-03", [(VP, 118, 120)]), month="2024-03")
    text("c12_two_months_in_title.csv", ["BÁO CÁO THÁNG 3/2024 SO VỚI THÁNG 2/2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};120;118"])
    case("c12_two_months_in_title.csv", [], error="no_period")


def layouts():
    text("d01_wide_months_parts.csv", ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2024;;;;;;", "Đơn vị;Tháng 1;;;Tháng 2;;", ";Đã giải quyết;Đúng hạn;Tỷ lệ (%);Đã giải quyết;Đúng hạn;Tỷ lệ (%)",
                                       f"{VP};100;98;98;110;109;99,09", f"{QLKH};60;57;95;64;61;95,31"])
    case("d01_wide_months_parts.csv", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110), (QLKH, 61, 64)]))
    text("d02_wide_indicators.csv", ["TỶ LỆ THỰC HIỆN CÁC CHỈ TIÊU THÁNG 3/2024 (%);;;;;", "Đơn vị;Đúng hạn;Trực tuyến toàn trình;Thanh toán trực tuyến;VB ký số;Hài lòng", f"{VP};98,5;70,5;41,5;95,5;100", f"{QLKH};97,5;65,5;;90,5;99,5"])
    case("d02_wide_indicators.csv", [one for unit, row in ((VP, (98.5, 70.5, 41.5, 95.5, 100)), (QLKH, (97.5, 65.5, None, 90.5, 99.5)))
                                     for indicator, value in zip(("on_time", "online_full", "online_payment", "doc_signed", "satisfaction"), row, strict=True) if value is not None
                                     for one in rates(indicator, "2024-03", [(unit, value)])])
    text("d03_wide_units.csv", ["TỶ LỆ GIẢI QUYẾT HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;;", f"Tháng;{VP};P. QLKH;CC TCĐLCL", "Tháng 1;98,5;97,5;99,5", "Tháng 2;98,25;;99,25", "Bình quân;98,4;97,5;99,4"])
    case("d03_wide_units.csv", rates("on_time", "2024-01", [(VP, 98.5), (QLKH, 97.5), (TDC, 99.5)]) + rates("on_time", "2024-02", [(VP, 98.25), (TDC, 99.25)]))
    text("d04_transposed.csv", ["KẾT QUẢ THÁNG 3/2024;;;", f"Nội dung;{VP};{QLKH};{TDC}", "Số hồ sơ đã giải quyết;120;64;512", "Số hồ sơ đúng hạn;118;61;509", "Tỷ lệ (%);98,33;95,31;99,41"])
    case("d04_transposed.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]))
    text("d05_indicator_rows_by_months.csv", ["Đơn vị báo cáo: Văn phòng Sở;;;", "KẾT QUẢ CÁC CHỈ TIÊU NĂM 2024 (%);;;", "Chỉ tiêu;T1;T2;T3", "Tỷ lệ hồ sơ đúng hạn;98,5;98,25;98,75", "Tỷ lệ thanh toán trực tuyến;40,5;41,5;42,5"])
    case("d05_indicator_rows_by_months.csv", [one for indicator, row in (("on_time", (98.5, 98.25, 98.75)), ("online_payment", (40.5, 41.5, 42.5)))
                                              for at, value in enumerate(row) for one in rates(indicator, f"2024-0{at + 1}", [(VP, value)])])
    text("d06_stacked.csv", ["1. TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;", "Đơn vị;T1;T2", f"{VP};98,5;97,5", f"{QLKH};95,5;96,5", ";;", "2. TỶ LỆ THANH TOÁN TRỰC TUYẾN NĂM 2024 (%);;", "Đơn vị;T1;T2", f"{VP};40,5;41,5", f"{QLKH};30,5;31,5"])
    case("d06_stacked.csv", rates("on_time", "2024-01", [(VP, 98.5), (QLKH, 95.5)]) + rates("on_time", "2024-02", [(VP, 97.5), (QLKH, 96.5)])
         + rates("online_payment", "2024-01", [(VP, 40.5), (QLKH, 30.5)]) + rates("online_payment", "2024-02", [(VP, 41.5), (QLKH, 31.5)]))
    text("d07_filled_down.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};01/2024;100;98", ";02/2024;110;109", f"{QLKH};01/2024;60;57", ";02/2024;64;61", "Tổng cộng;;334;325"])
    case("d07_filled_down.csv", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110), (QLKH, 61, 64)]))
    text("d08_sections_by_unit.csv", ["KẾT QUẢ NĂM 2024;;", "Tháng;Đã giải quyết;Đúng hạn", f"{VP};;", "Tháng 1;100;98", "Tháng 2;110;109", f"{QLKH};;", "Tháng 1;60;57", "Tháng 2;64;61"])
    case("d08_sections_by_unit.csv", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110), (QLKH, 61, 64)]))
    text("d09_measure_column.csv", ["Chỉ tiêu;ĐVT;Đơn vị;Tháng;Kết quả", f"Đúng hạn;%;{VP};03/2024;98", f"Thanh toán trực tuyến;%;{VP};03/2024;41", f"Ký số;%;{QLKH};03/2024;95"])
    case("d09_measure_column.csv", rates("on_time", "2024-03", [(VP, 98)]) + rates("online_payment", "2024-03", [(VP, 41)]) + rates("doc_signed", "2024-03", [(QLKH, 95)]))
    text("d10_part_rows.csv", ["Mã chỉ tiêu;Đơn vị;Kỳ;Loại;Giá trị", f"on_time;{VP};2024-03;Tử số;118", f"on_time;{VP};2024-03;Mẫu số;120", f"on_time;{QLKH};2024-03;Tử số;61", f"on_time;{QLKH};2024-03;Mẫu số;64"])
    case("d10_part_rows.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("d11_many_parts.csv", ["THÁNG 3/2024;;;;;;;;", "Đơn vị;Tiếp nhận;Trực tuyến toàn trình;Đã giải quyết;Đúng hạn;Quá hạn;Hồ sơ có phí;Thanh toán trực tuyến;Ghi chú", f"{VP};130;90;120;118;2;40;20;", f"{QLKH};70;40;64;61;3;30;9;có 3 hồ sơ trễ"])
    case("d11_many_parts.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]) + parts("online_full", "2024-03", [(VP, 90, 130), (QLKH, 40, 70)])
         + parts("online_payment", "2024-03", [(VP, 20, 40), (QLKH, 9, 30)]))
    text("d12_traps.csv", ["KẾT QUẢ THÁNG 3/2024;;;;;", "Đơn vị;Mục tiêu (%);Tỷ lệ đúng hạn (%);Cùng kỳ năm 2023 (%);Tăng/giảm;Xếp hạng", f"{VP};100;98,5;97,5;1,0;2", f"{QLKH};100;99,5;96,5;3,0;1"])
    case("d12_traps.csv", rates("on_time", "2024-03", [(VP, 98.5), (QLKH, 99.5)]))
    text("d13_satisfaction.csv", ["KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 3/2024;;;;;;;", "Đơn vị;Số phiếu phát ra;Số phiếu thu về;Số phiếu hợp lệ;Rất hài lòng;Hài lòng;Bình thường;Không hài lòng", f"{VP};60;55;50;30;18;1;1", f"{QLKH};40;40;40;20;20;0;0"])
    case("d13_satisfaction.csv", parts("satisfaction", "2024-03", [(VP, 48, 50), (QLKH, 40, 40)]))
    text("d14_tasks.csv", ["THỰC HIỆN KẾ HOẠCH CCHC THÁNG 6/2024;;;;", "Đơn vị;Số nhiệm vụ được giao;Đã hoàn thành;Đang thực hiện;Tỷ lệ hoàn thành (%)", f"{VP};12;9;3;75", f"{QLKH};8;8;0;100"])
    case("d14_tasks.csv", parts("tasks_done", "2024-06", [(VP, 9, 12), (QLKH, 8, 8)]))
    text("d15_documents.csv", ["TÌNH HÌNH KÝ SỐ VĂN BẢN THÁNG 3/2024;;;;", "Đơn vị;Tổng số VB đi;VB ký số;VB do lãnh đạo ký;VB lãnh đạo ký số", f"{VP};200;190;100;99", f"{QLKH};50;45;20;20"])
    case("d15_documents.csv", parts("doc_signed", "2024-03", [(VP, 190, 200), (QLKH, 45, 50)]) + parts("leader_signed", "2024-03", [(VP, 99, 100), (QLKH, 20, 20)]))
    text("d16_two_tables_side_by_side.csv", ["TỶ LỆ THÁNG 3/2024 (%);;;;", "Đơn vị;Đúng hạn;;Đơn vị;Ký số", f"{VP};98,5;;{VP};95,5", f"{QLKH};97,5;;{QLKH};90,5"])
    case("d16_two_tables_side_by_side.csv", rates("on_time", "2024-03", [(VP, 98.5), (QLKH, 97.5)]) + rates("doc_signed", "2024-03", [(VP, 95.5), (QLKH, 90.5)]))
    text("d17_short_for_two.csv", ["Đơn vị;Tháng;Tỷ lệ TTTT (%)", f"{VP};03/2024;41,5"])
    case("d17_short_for_two.csv", [], error="no_usable_values")
    text("d18_late_only.csv", ["THÁNG 3/2024;;", "Đơn vị;Đã giải quyết;Tỷ lệ quá hạn (%)", f"{VP};120;1,67"])
    case("d18_late_only.csv", [], error="no_usable_values")
    text("d19_other_subject.csv", ["XỬ LÝ VĂN BẢN ĐẾN THÁNG 3/2024;;", "Đơn vị;Đã xử lý;Đúng hạn", f"{VP};120;118"])
    case("d19_other_subject.csv", [], error="no_usable_values")
    text("d20_quarter_among_months.csv", ["TỶ LỆ ĐÚNG HẠN NĂM 2024 (%);;;;", "Đơn vị;T1;T2;T3;Quý I", f"{VP};98,5;97,5;96,5;97,5"])
    case("d20_quarter_among_months.csv", [one for at in range(3) for one in rates("on_time", f"2024-0{at + 1}", [(VP, 98.5 - at)])])


def rows():
    text("e01_duplicates.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};03/2024;120;118", "VP Sở;03/2024;120;118", f"{QLKH};03/2024;64;61", "P.QLKH;03/2024;64;60", f"{TDC};03/2024;512;509"])
    case("e01_duplicates.csv", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 509, 512)]), rejects=[(4, "duplicate_conflict"), (5, "duplicate_conflict")])
    text("e02_total_differs.csv", ["THÁNG 3/2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};120;118", f"{QLKH};64;61", "Tổng cộng;190;179"])
    case("e02_total_differs.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("e03_group_rows.csv", ["THÁNG 3/2024;;;", "TT;Đơn vị;Đã giải quyết;Đúng hạn", "I;Khối phòng chuyên môn;184;179", f"1;{VP};120;118", f"2;{QLKH};64;61", "II;Toàn Sở;184;179"])
    case("e03_group_rows.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]), also=["a reject of row 3"])
    text("e04_empty_reports.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};03/2024;120;118", f"{QLKH};03/2024;-;-", f"{TDC};03/2024;;", f"{TT};03/2024;0;0", f"{QLCN};03/2024;KPS;KPS"])
    case("e04_empty_reports.csv", parts("on_time", "2024-03", [(VP, 118, 120), (TT, 0, 0)]))
    text("e05_repeated_header.csv", ["THÁNG 3/2024;;;", "STT;Đơn vị;Đã giải quyết;Đúng hạn", f"1;{VP};120;118", f"2;{QLKH};64;61", "STT;Đơn vị;Đã giải quyết;Đúng hạn", f"3;{TDC};512;509"])
    case("e05_repeated_header.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]))
    text("e06_numbering_row.csv", ["THÁNG 3/2024;;;", "STT;Đơn vị;Đã giải quyết;Đúng hạn", "(1);(2);(3);(4)", f"1;{VP};120;118", f"2;{QLKH};64;61"])
    case("e06_numbering_row.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("e07_blank_unit.csv", ["THÁNG 3/2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};120;118", ";64;61"])
    case("e07_blank_unit.csv", parts("on_time", "2024-03", [(VP, 118, 120)]), rejects=[(4, "unknown_unit")])
    text("e08_unaccented.csv", ["Don vi;Thang;Da giai quyet;Dung han", "Van phong So;03/2024;120;118", "Phong Quan ly Khoa hoc;03/2024;64;61"], "ascii")
    case("e08_unaccented.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("e09_loose_marks.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};03/2024;120;118", f"{QLKH};03/2024;64;61"], "utf-8", "NFD")
    case("e09_loose_marks.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("e10_utf16_tabs.csv", ["Đơn vị\tTháng\tĐã giải quyết\tĐúng hạn", f"{VP}\t03/2024\t120\t118", f"{QLKH}\t03/2024\t64\t61"], "utf-16")
    case("e10_utf16_tabs.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("e11_slipped.csv", ["Đơn vị,Tháng,Đã giải quyết,Đúng hạn", f"{VP},03/2024,120,118", f"{QLKH},03/2024,64", f"{TDC},03/2024,512,509"])
    case("e11_slipped.csv", parts("on_time", "2024-03", [(VP, 118, 120), (TDC, 509, 512)]), rejects=[(3, "ragged_row")])
    text("e12_header_only.csv", ["Đơn vị,Tháng,Đã giải quyết,Đúng hạn"])
    case("e12_header_only.csv", [], error="no_data_rows")
    text("e13_letter.csv", ["Kính gửi: Văn phòng Sở", "Thực hiện kế hoạch, đơn vị báo cáo kết quả tháng 3 năm 2024 như sau:", "Đã giải quyết 118 hồ sơ đúng hạn."])
    case("e13_letter.csv", [], error="not_a_table")
    text("e14_future_unit.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"1. {VP};03/2024;120;118", "P. Quản lý Khoa học;03/2024;64;61", f"{TDC.upper()};03/2024;512;509", "Chi cục Kiểm lâm;03/2024;5;5"])
    case("e14_future_unit.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]), rejects=[(5, "unknown_unit")])


def books():
    book("f01_types.xlsx", {"Tháng 3.2024": [["Đơn vị", "Đã giải quyết", "Đúng hạn", "Tỷ lệ"], [VP, 120, 118, 118 / 120], [QLKH, "64", "61", "95,31%"], [TDC, 512, date(2024, 9, 5), None], [QLCN, 40, "=38+0", None]]},
         formats=[("D2", "0.00%")])
    case("f01_types.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]), rejects=[(4, "date_in_number_cell"), (5, "formula_without_value")])
    book("f02_percent_cells.xlsx", {"T4.2024": [["Đơn vị", "Tỷ lệ đúng hạn"], [VP, 0.955], [QLKH, 95.5], [TDC, "95,5%"]]}, formats=[("B2", "0.0%")])
    case("f02_percent_cells.xlsx", rates("on_time", "2024-04", [(VP, 95.5), (QLKH, 95.5), (TDC, 95.5)]))
    book("f03_merged_units.xlsx", {"2024": [["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"], [VP, "T1", 100, 98], [None, "T2", 110, 109], [QLKH, "T1", 60, 57], [None, "T2", 64, 61]]}, merges=["A2:A3", "A4:A5"])
    case("f03_merged_units.xlsx", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110), (QLKH, 61, 64)]))
    book("f04_hidden.xlsx", {"T3-2024": [["Đơn vị", "Đã giải quyết", "Đúng hạn"], [VP, 120, 118], [QLKH, 64, 61]], "Nháp": [["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"], [VP, "03/2024", 9, 1]]},
         hidden_rows=[3], states=[("Nháp", "hidden")])
    case("f04_hidden.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    book("f05_date_months.xlsx", {"Số liệu": [["Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"], [VP, date(2024, 3, 1), 120, 118], [QLKH, date(2024, 3, 31), 64, 61]]}, formats=[("B2", "mm/yyyy")])
    case("f05_date_months.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    book("f06_merged_header.xlsx", {"Biểu": [["TÌNH HÌNH GIẢI NGÂN ĐẾN NGÀY 30/6/2024"], [None, None, None, None, "ĐVT: triệu đồng"], ["STT", "Chủ đầu tư", "Kế hoạch vốn", "Giải ngân", None], [None, None, "năm 2024", "Trong tháng", "Lũy kế từ đầu năm"],
                                              [1, VP, 1250.5, 100.25, 625.25], [2, QLKH, 500, 0, 450]]}, merges=["A3:A4", "B3:B4", "D3:E3"])
    case("f06_merged_header.xlsx", parts("disbursement", "2024-06", [(VP, 625.25e6, 1250.5e6), (QLKH, 450e6, 500e6)]))
    book("f07_error_cells.xlsx", {"T3.2024": [["Đơn vị", "Đã giải quyết", "Đúng hạn", "Tỷ lệ (%)"], [VP, 120, 118, 98.33], [QLKH, 0, 0, None]]})
    case("f07_error_cells.xlsx", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 0, 0)]))
    head = ["Nội dung", VP, QLKH]
    book("f08_sheet_per_indicator.xlsx", {"Đúng hạn": [["TỶ LỆ ĐÚNG HẠN NĂM 2024 (%)"], ["Tháng", *head[1:]], ["T1", 98.5, 97.5], ["T2", 98.25, 97.25]], "Ký số": [["TỶ LỆ VĂN BẢN KÝ SỐ NĂM 2024 (%)"], ["Tháng", *head[1:]], ["T1", 95.5, 94.5]]})
    case("f08_sheet_per_indicator.xlsx", rates("on_time", "2024-01", [(VP, 98.5), (QLKH, 97.5)]) + rates("on_time", "2024-02", [(VP, 98.25), (QLKH, 97.25)]) + rates("doc_signed", "2024-01", [(VP, 95.5), (QLKH, 94.5)]))
    book("f09_sheet_against_title.xlsx", {"T2.2024": [["BÁO CÁO THÁNG 3/2024"], ["Đơn vị", "Đã giải quyết", "Đúng hạn"], [VP, 120, 118]]})
    case("f09_sheet_against_title.xlsx", [], error="no_period")


def registers():
    head = "Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Hình thức tiếp nhận;Phí, lệ phí;Hình thức thanh toán"
    lines = [f"H1;{QLKH};05/01/2024;20/01/2024;20/01/2024;Trực tuyến toàn trình;150.000;Trực tuyến (PayGov)", f"H2;{QLKH};15/01/2024;30/01/2024;31/01/2024;Trực tiếp;150.000;Tiền mặt",
             f"H3;{QLKH};25/01/2024;;05/02/2024;Trực tuyến toàn trình;0;", f"H4;{TDC};28/01/2024;10/02/2024;;Trực tuyến một phần;500.000;Trực tuyến (PayGov)"]
    good = [("on_time", "qlkh", "2024-01", 1, 2, 50.0), ("online_full", "qlkh", "2024-01", 2, 3, 200 / 3), ("online_full", "tdc", "2024-01", 0, 1, 0.0),
            ("online_payment", "qlkh", "2024-01", 1, 2, 50.0), ("online_payment", "tdc", "2024-01", 1, 1, 100.0)]
    text("g01_dossiers.csv", [head, *lines])
    case("g01_dossiers.csv", good, dataset="dossiers")
    text("g02_dossiers_repeats.csv", [head, *lines, lines[0], f"H5;{TDC};01/01/2024;15/01/2024;14/01/2024;Trực tiếp;0;", f"H5;{TDC};01/01/2024;15/01/2024;16/01/2024;Trực tiếp;0;", "H6;UBND huyện;01/01/2024;15/01/2024;14/01/2024;Trực tiếp;0;",
                                      f"H7;{TDC};31/02/2024;15/01/2024;14/01/2024;Trực tiếp;0;"])
    case("g02_dossiers_repeats.csv", good, rejects=[(7, "duplicate_conflict"), (8, "duplicate_conflict"), (9, "unknown_unit"), (10, "bad_number")], dataset="dossiers")
    text("g03_dossiers_open_dates.csv", [head, f"H1;{QLKH};05/01/2024;10/01/2024;09/01/2024;Trực tiếp;0;"])
    case("g03_dossiers_open_dates.csv", [], error="ambiguous_date_order", dataset="dossiers")
    text("g04_dossiers_month_first.csv", [head, f"H1;{QLKH};01/05/2024;01/20/2024;01/20/2024;Trực tiếp;0;", f"H2;{QLKH};01/15/2024;01/30/2024;02/01/2024;Trực tiếp;0;"])
    case("g04_dossiers_month_first.csv", [("on_time", "qlkh", "2024-01", 1, 1, 100.0), ("on_time", "qlkh", "2024-02", 0, 1, 0.0), ("online_full", "qlkh", "2024-01", 0, 2, 0.0)], dataset="dossiers")
    text("g05_documents.csv", ["SỔ VĂN BẢN ĐI THÁNG 3/2024;;;;;", "STT;Số ký hiệu;Ngày ban hành;Đơn vị soạn thảo;Chức vụ người ký;Ký số", f"1;01/BC;05/03/2024;{VP};Giám đốc;Đã ký số", f"2;02/BC;15/03/2024;{VP};Phó Giám đốc;Chưa ký số",
                               f"3;03/BC;20/03/2024;{VP};TL. Giám đốc, Chánh Văn phòng;Đã ký số", f"4;04/BC;21/03/2024;{QLKH};KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC;Đã ký số"])
    case("g05_documents.csv", [("doc_signed", "van-phong", "2024-03", 2, 3, 200 / 3), ("doc_signed", "qlkh", "2024-03", 1, 1, 100.0), ("leader_signed", "van-phong", "2024-03", 1, 2, 50.0), ("leader_signed", "qlkh", "2024-03", 1, 1, 100.0)], dataset="documents")
    text("g06_payments.csv", ["Đơn vị;Dự án;Kế hoạch vốn năm (đồng);Ngày giải ngân;Số tiền giải ngân (đồng)", f"{VP};Trụ sở;1.000.000.000;15/01/2024;100.000.000", f"{VP};Trụ sở;1.000.000.000;20/03/2024;200.000.000", f"{VP};Thiết bị;500.000.000;25/03/2024;150.000.000"])
    case("g06_payments.csv", [("disbursement", "van-phong", "2024-01", 100e6, 1500e6, 100 / 15), ("disbursement", "van-phong", "2024-03", 450e6, 1500e6, 30.0)], dataset="disbursement")
    book("g07_dossiers.xlsx", {"DS": [["DANH SÁCH HỒ SƠ", None, None, None, None, None], ["STT", "Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả"], [1, "H1", QLKH, date(2024, 1, 5), date(2024, 1, 20), date(2024, 1, 20)],
                                      [2, "H2", QLKH, date(2024, 1, 6), date(2024, 1, 20), date(2024, 1, 21)]]})
    case("g07_dossiers.xlsx", [("on_time", "qlkh", "2024-01", 1, 2, 50.0)], dataset="dossiers")

    head = ["STT", "Mã hồ sơ", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả"]
    book("g08_dossiers_sheet_per_month.xlsx", {"T1": [head, [1, "H1", QLKH, "05/01/2024", "20/01/2024", "20/01/2024"], [2, "H2", QLKH, "15/01/2024", "30/01/2024", "01/02/2024"]],
                                               "T2": [["DANH SÁCH THÁNG 2"], head, [1, "H3", QLKH, "05/02/2024", "20/02/2024", "20/02/2024"], [2, "H1", QLKH, "05/01/2024", "20/01/2024", "21/01/2024"]]})
    case("g08_dossiers_sheet_per_month.xlsx", [("on_time", "qlkh", "2024-02", 1, 2, 50.0)], rejects=[(2, "duplicate_conflict"), (4, "duplicate_conflict")], dataset="dossiers")


def more():
    text("h01_total_before_part.csv", ["Đơn vị;Tháng;Tổng số hồ sơ;Đúng hạn;Trễ hạn", f"{VP};3/2024;120;118;2", f"{QLKH};3/2024;64;61;3"])
    case("h01_total_before_part.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("h02_early_and_due.csv", ["Đơn vị;Tháng;Tiếp nhận;Đã giải quyết;Trong đó;;", ";;;;Trước hạn;Đúng hạn;Quá hạn", f"{VP};3/2024;130;120;60;58;2", f"{QLKH};3/2024;70;64;30;31;3"])
    case("h02_early_and_due.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("h03_groups_of_indicators.csv", ["BÁO CÁO THÁNG 3 NĂM 2024;;;;;;", "Đơn vị;Hồ sơ giải quyết đúng hạn;;;Hồ sơ trực tuyến toàn trình;;", ";Tử số;Mẫu số;Tỷ lệ;Tử số;Mẫu số;Tỷ lệ", f"{VP};118;120;98,33;90;130;69,23"])
    case("h03_groups_of_indicators.csv", parts("on_time", "2024-03", [(VP, 118, 120)]) + parts("online_full", "2024-03", [(VP, 90, 130)]))
    text("h04_rates_of_pieces.csv", ["Đơn vị;Tháng;Rất hài lòng (%);Hài lòng (%);Bình thường (%)", f"{VP};3/2024;60,5;38,5;1,0"])
    case("h04_rates_of_pieces.csv", rates("satisfaction", "2024-03", [(VP, 99.0)]))
    text("h05_money_by_month.csv", ["GIẢI NGÂN NĂM 2024 (triệu đồng);;;;", "Đơn vị;Kế hoạch vốn;T1;T2;T3", f"{VP};1000,5;50,5;100,5;200,5"])
    case("h05_money_by_month.csv", [], error="no_usable_values")
    text("h06_money_running.csv", ["LŨY KẾ GIẢI NGÂN NĂM 2024 (triệu đồng);;;;", "Đơn vị;Kế hoạch vốn;T1;T2;T3", f"{VP};1000,5;50,5;100,5;200,5"])
    case("h06_money_running.csv", [one for month, n in (("01", 50.5e6), ("02", 100.5e6), ("03", 200.5e6)) for one in parts("disbursement", f"2024-{month}", [(VP, n, 1000.5e6)])])
    text("h07_plan_and_result.csv", ["Đơn vị;Tháng;Kế hoạch;Thực hiện", f"{VP};8/2024;40;35"])
    case("h07_plan_and_result.csv", [], error="no_usable_values", rejects=[(2, "bad_number")], indicator="tasks_done")
    text("h08_running_rate.csv", ["Đơn vị;Tháng;Tỷ lệ đúng hạn (%);Lũy kế tỷ lệ đúng hạn (%)", f"{VP};03/2024;90,5;98,5"])
    case("h08_running_rate.csv", rates("on_time", "2024-03", [(VP, 90.5)]))
    text("h09_running_title.csv", ["TỶ LỆ ĐÚNG HẠN LŨY KẾ NĂM 2024 (%);;", "Đơn vị;T1;T2", f"{VP};90,5;98,5"])
    case("h09_running_title.csv", [], error="no_usable_values", rejects=[(3, "period_not_monthly"), (3, "period_not_monthly")], also=["one reject per row"])
    text("h10_header_slipped.csv", ["THÁNG 3/2024;;;;", "Đơn vị Tiếp nhận;Đã giải quyết;Đúng hạn;Quá hạn", f"{VP};130;120;118;2", f"{QLKH};70;64;61;3"])
    case("h10_header_slipped.csv", [], error="no_usable_values", rejects=[(3, "ragged_row"), (4, "ragged_row")], also=["no_header"])
    text("h11_rate_row_below.csv", ["KẾT QUẢ THÁNG 3/2024;;;;", "TT;Đơn vị;Đã giải quyết;Đúng hạn;Tỷ lệ (%)", f"1;{VP};120;118;98,33", f"2;{QLKH};64;61;95,31", "Tỷ lệ chung;;;;97,28"])
    case("h11_rate_row_below.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("h12_iso_months_above.csv", ["Đơn vị;2024-01;;2024-02;", ";Đã giải quyết;Đúng hạn;Đã giải quyết;Đúng hạn", f"{VP};100;98;110;109"])
    case("h12_iso_months_above.csv", parts("on_time", "2024-01", [(VP, 98, 100)]) + parts("on_time", "2024-02", [(VP, 109, 110)]))
    text("h13_incoming_and_outgoing.csv", ["THÁNG 3/2024;;;;;", "Đơn vị;Văn bản đến;;Văn bản đi;;", ";Tổng số;Đúng hạn;Tổng số;Ký số;Tỷ lệ (%)", f"{VP};300;290;200;190;95", f"{QLKH};100;90;50;45;90"])
    case("h13_incoming_and_outgoing.csv", parts("doc_signed", "2024-03", [(VP, 190, 200), (QLKH, 45, 50)]))
    text("h14_items_with_measures.csv", ["Chỉ tiêu;ĐVT;Đơn vị;Tháng;Kết quả", f"Số hồ sơ đã giải quyết;hồ sơ;{VP};3/2024;120", f"Số hồ sơ đúng hạn;hồ sơ;{VP};3/2024;118", f"Tỷ lệ đúng hạn;%;{VP};3/2024;98,33"])
    case("h14_items_with_measures.csv", parts("on_time", "2024-03", [(VP, 118, 120)]))
    text("h15_fields_below_units.csv", ["THÁNG 3/2024;;;", "STT;Đơn vị/Lĩnh vực;Đã giải quyết;Đúng hạn", f"I;{QLKH};64;61", "1;Sở hữu trí tuệ;20;20", "2;An toàn bức xạ;44;41", f"II;{TDC};512;509", "1;Đo lường;512;509", ";Tổng cộng;576;570"])
    case("h15_fields_below_units.csv", parts("on_time", "2024-03", [(QLKH, 61, 64), (TDC, 509, 512)]))
    text("h16_pairs_by_month.csv", ["TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024;;", "Đơn vị;T1;T2", f"{VP};118/120;109/110", f"{QLKH};61/64;-"])
    case("h16_pairs_by_month.csv", parts("on_time", "2024-01", [(VP, 118, 120), (QLKH, 61, 64)]) + parts("on_time", "2024-02", [(VP, 109, 110)]))
    text("h17_abbreviated.csv", ["THÁNG 3/2024;;;", "Đơn vị;Số HS giải quyết;Số HS đúng hạn;TL %", f"{VP};120;118;98,3"])
    case("h17_abbreviated.csv", parts("on_time", "2024-03", [(VP, 118, 120)]))
    text("h18_fractions_and_one.csv", ["Đơn vị,Kỳ,Chỉ tiêu,Kết quả", f"{VP},2024-03,Tỷ lệ giải quyết hồ sơ đúng hạn,1", f"{QLKH},2024-03,Tỷ lệ giải quyết hồ sơ đúng hạn,0.95"])
    case("h18_fractions_and_one.csv", rates("on_time", "2024-03", [(VP, 100.0), (QLKH, 95.0)]))


def mess():
    lines = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};03/2024;120;118", f"{QLKH};03/2024;64;61"]
    good = parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)])
    text("i01_mojibake_behind_a_mark.csv", [_seen_as_western("\r\n".join(lines))])
    case("i01_mojibake_behind_a_mark.csv", good)
    text("i02_lines_quoted_whole.csv", [f'"{one}"' for one in lines])
    case("i02_lines_quoted_whole.csv", good)
    text("i03_texts_kept_by_a_formula.csv", [lines[0], f'{VP};="03/2024";="120";="118"', f'{QLKH};="03/2024";="64";="61"'])
    case("i03_texts_kept_by_a_formula.csv", good)
    text("i04_names_of_months.csv", ["TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024;;", "Kỳ;Đơn vị;Tỷ lệ (%)", f"Tháng ba;{VP};98,5", f"tháng tư;{VP};97,5", f"THÁNG MƯỜI HAI;{VP};96,5"])
    case("i04_names_of_months.csv", [one for month, value in (("03", 98.5), ("04", 97.5), ("12", 96.5)) for one in rates("on_time", f"2024-{month}", [(VP, value)])])
    text("i05_sections_by_month.csv", ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", "Tháng 1;;", f"{VP};100;98", f"{QLKH};60;57", "Tháng 2;;", f"{VP};110;109", "Quý I;;", f"{VP};330;320"])
    case("i05_sections_by_month.csv", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110)]), rejects=[(9, "period_not_monthly")])
    text("i06_months_summed_below.csv", ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};100;98", f"{QLKH};60;57", "Tháng 1;160;155", f"{VP};110;109", f"{QLKH};64;61", "Tháng 2;174;170"])
    case("i06_months_summed_below.csv", [], error="no_period")
    text("i07_months_summed_above.csv", ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", "Tháng 1;160;155", f"{VP};100;98", f"{QLKH};60;57", "Tháng 2;174;170", f"{VP};110;109", f"{QLKH};64;61"])
    case("i07_months_summed_above.csv", parts("on_time", "2024-01", [(VP, 98, 100), (QLKH, 57, 60)]) + parts("on_time", "2024-02", [(VP, 109, 110), (QLKH, 61, 64)]))
    text("i08_running_total_beside_months.csv", ["TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;;", "Đơn vị;T7;T8;Lũy kế", f"{VP};98,5;99,5;99", f"{QLKH};97,5;96,5;97"])
    case("i08_running_total_beside_months.csv", rates("on_time", "2024-07", [(VP, 98.5), (QLKH, 97.5)]) + rates("on_time", "2024-08", [(VP, 99.5), (QLKH, 96.5)]))
    text("i09_paid_in_a_month_and_so_far.csv", ["GIẢI NGÂN ĐẾN NGÀY 30/6/2024;;;;", "ĐVT: triệu đồng;;;;", "TT;Đơn vị/Dự án;Kế hoạch năm 2024;Giải ngân tháng 6;Lũy kế từ đầu năm", f"A;{TDC};300,5;20,5;150,5", "1;Mua máy đo;200,5;10,5;100,5",
                                                   "2;Sửa nhà;100,0;10,0;50,0", f"B;{VP};50,5;0;10,5", "1;Xe ô tô;50,5;0;10,5", "Tổng cộng;;351,0;20,5;161,0"])
    case("i09_paid_in_a_month_and_so_far.csv", parts("disbursement", "2024-06", [(TDC, 150.5e6, 300.5e6), (VP, 10.5e6, 50.5e6)]))
    text("i10_rows_that_compare.csv", ["THÁNG 5/2024;;;", "STT;Đơn vị;Đã giải quyết;Đúng hạn", "I;CÁC PHÒNG;184;179", f"1;{VP};120;118", f"2;{QLKH};64;61", "II;CÁC ĐƠN VỊ SỰ NGHIỆP;512;509", f"3;{TDC};512;509", ";T.cộng;696;688", ";Cùng kỳ năm trước;600;590",
                                       ";So với tháng trước;+5;+4", "Người lập biểu;;;Thủ trưởng đơn vị"])
    case("i10_rows_that_compare.csv", parts("on_time", "2024-05", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]))
    text("i11_months_stacked.csv", ["THÁNG 4/2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};100;99", ";;", "THÁNG 5/2024;;", "Đơn vị;Đã giải quyết;Đúng hạn", f"{VP};110;108"])
    case("i11_months_stacked.csv", parts("on_time", "2024-04", [(VP, 99, 100)]) + parts("on_time", "2024-05", [(VP, 108, 110)]))
    text("i12_letter_full_of_commas.csv", ["Kính gửi: Ủy ban nhân dân tỉnh Quảng Trị,", "Thực hiện Công văn số 66/SKHCN-VP ngày 24/01/2024, Sở Khoa học và Công nghệ báo cáo như sau:",
                                           "Trong tháng 3/2024, Sở tiếp nhận 120 hồ sơ, giải quyết đúng hạn 118 hồ sơ, đạt 98,33%.", "Trân trọng./."])
    case("i12_letter_full_of_commas.csv", [], error="not_a_table")
    text("i13_dossiers_never_due.csv", ["Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày có kết quả;Hình thức tiếp nhận", f"H1;{QLKH};05/01/2024;20/01/2024;Trực tuyến toàn trình", f"H2;{QLKH};15/01/2024;31/01/2024;Trực tiếp"])
    case("i13_dossiers_never_due.csv", [("online_full", "qlkh", "2024-01", 1, 2, 50.0)], dataset="dossiers")
    text("i14_fractions_beside_parts.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn;Tỷ lệ", f"{VP};6/2024;120;118;0,983", f"{QLKH};6/2024;64;61;0,953", f"{TT};6/2024;5;5;1", f"{TDC};6/2024;512;509;0,95"])
    case("i14_fractions_beside_parts.csv", parts("on_time", "2024-06", [(VP, 118, 120), (QLKH, 61, 64), (TT, 5, 5)]), rejects=[(5, "inconsistent_rate")])
    text("i15_estimates.csv", ["KẾT QUẢ ĐÚNG HẠN NĂM 2024;;", "Đơn vị;Thực hiện tháng 3 (%);Ước thực hiện tháng 4 (%)", f"{VP};98,5;99"])
    case("i15_estimates.csv", rates("on_time", "2024-03", [(VP, 98.5)]))
    text("i16_payments_in_thousands.csv", ["SỔ CHI TIẾT GIẢI NGÂN NĂM 2024;;;;;", "ĐVT: nghìn đồng;;;;;", "Số chứng từ;Chủ đầu tư;Dự án;Kế hoạch vốn;Ngày thanh toán;Số tiền", f"C1;{TDC};Máy đo;500.000;15/01/2024;100.000",
                                           f"C2;{TDC};Máy đo;500.000;20/02/2024;50.500", f"C3;{TDC};Nhà kho;1.250.000;21/02/2024;250.000", f"C3;{TDC};Nhà kho;1.250.000;21/02/2024;250.000", "Tổng cộng;;;;;400.500"])
    case("i16_payments_in_thousands.csv", [("disbursement", "tdc", "2024-01", 100e6, 1750e6, 100 * 100 / 1750), ("disbursement", "tdc", "2024-02", 400.5e6, 1750e6, 100 * 400.5 / 1750)], dataset="disbursement")
    text("i17_carried_over_the_page.csv", ["THÁNG 5/2024;;;", "STT;Đơn vị;Đã giải quyết;Đúng hạn", f"1;{VP};120;118", f"2;{QLKH};64;61", ";Cộng trang 1;184;179", "Trang 2/2;;;", "STT;Đơn vị;Đã giải quyết;Đúng hạn", ";Mang sang;184;179", f"3;{TDC};512;509", ";Tổng cộng;696;688"])
    case("i17_carried_over_the_page.csv", parts("on_time", "2024-05", [(VP, 118, 120), (QLKH, 61, 64), (TDC, 509, 512)]))
    text("i18_few_units_among_projects.csv", ["BÁO CÁO GIẢI NGÂN KẾ HOẠCH VỐN ĐẾN HẾT THÁNG 10/2024;;;;", "Đơn vị: Triệu đồng;;;;", "TT;Danh mục;Kế hoạch vốn;Lũy kế giải ngân;Tỷ lệ (%)", "A;TỔNG SỐ;60.000,5;45.000,25;75,0", f"I;{KHTC};40.000,5;30.000,25;75,0", "1;Trụ sở;40.000,5;30.000,25;75,0",
                                              f"II;{TDC};20.000;15.000;75,0", "1;Trại thực nghiệm;15.000;12.000;80,0", "2;Vườn ươm;4.000;2.500;62,5", "3;Nhà kho;1.000;500;50,0"])
    case("i18_few_units_among_projects.csv", parts("disbursement", "2024-10", [(KHTC, 30000.25e6, 40000.5e6), (TDC, 15e9, 20e9)]))
    text("i19_late_does_not_add_up.csv", ["Đơn vị;Tháng;Số hồ sơ đúng hạn;Tổng số hồ sơ đã giải quyết;Số hồ sơ trễ hạn", f"{VP};05/2024;118;120;2", f"{QLKH};05/2024;61;64;4"])
    case("i19_late_does_not_add_up.csv", parts("on_time", "2024-05", [(VP, 118, 120)]), rejects=[(3, "inconsistent_rate")])
    text("i25_month_beside_the_running_total.csv", ["GIẢI NGÂN ĐẾN NGÀY 31/7/2024 (triệu đồng);;;", "Đơn vị;Kế hoạch vốn năm 2024;Giải ngân;Lũy kế", f"{VP};2250,5;110,25;725,25", f"{TDC};600;20;350"])
    case("i25_month_beside_the_running_total.csv", parts("disbursement", "2024-07", [(VP, 725.25e6, 2250.5e6), (TDC, 350e6, 600e6)]))
    text("i20_no_channel_but_payments.csv", ["Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Phí, lệ phí;Hình thức thanh toán", f"H1;{QLKH};15/01/2024;150.000;Trực tuyến (PayGov)", f"H2;{QLKH};16/01/2024;150.000;Tiền mặt", f"H3;{QLKH};17/01/2024;0;"])
    case("i20_no_channel_but_payments.csv", [("online_payment", "qlkh", "2024-01", 1, 2, 50.0)], dataset="dossiers")
    text("i21_units_stacked_under_one_header.csv", [f"Đơn vị báo cáo: {QLKH};;", "Tháng;Đã giải quyết;Đúng hạn", "01/2024;10;9", f"Đơn vị báo cáo: {QLCN};;", "01/2024;20;19"])
    case("i21_units_stacked_under_one_header.csv", parts("on_time", "2024-01", [(QLKH, 9, 10), (QLCN, 19, 20)]))
    text("i22_result_beside_a_count.csv", ["Đơn vị;Tháng;Số liệu;Đúng hạn", f"{VP};03/2024;90;88", f"{QLKH};03/2024;64;61"])
    case("i22_result_beside_a_count.csv", [], error="no_usable_values", rejects=[(2, "bad_number"), (3, "bad_number")], indicator="on_time")
    text("i23_heading_misspelt_under_months.csv", ["Đơn vị;Tháng 1/2024;;Tháng 2/2024;", ";Tiếp nhận;Trực tuyếnn toàntrình;Tiếp nhận;Trực tuyến toàn trình", f"{QLKH};40;30;50;20", f"{TDC};10;9;20;10"])
    case("i23_heading_misspelt_under_months.csv", parts("online_full", "2024-02", [(QLKH, 20, 50), (TDC, 10, 20)]))
    text("i24_counts_like_years.csv", ["Tháng;Nội dung;Văn phòng Sở;Thanh tra Sở", "T1/2024;Số hồ sơ đã giải quyết;1;2010", "T1/2024;Số hồ sơ đúng hạn;0;2001"])
    case("i24_counts_like_years.csv", parts("on_time", "2024-01", [(VP, 0, 1), (TT, 2001, 2010)]))


def unsaid():
    text("l01_money_of_no_unit.csv", ["LŨY KẾ GIẢI NGÂN NĂM 2024;;;;", "Đơn vị;Kế hoạch vốn;T1;T2;T3", f"{VP};1000,5;50,5;60,5;70,5"])
    case("l01_money_of_no_unit.csv", [], error="no_usable_values", rejects=[(3, "bad_number")] * 3, also=["one reject per row"])
    text("l02_answers_beside_no_heading.csv", ["Đơn vị;Tháng;;Hài lòng (%);Bình thường (%)", f"{VP};3/2024;60,5;38,5;1,0"])
    case("l02_answers_beside_no_heading.csv", [], error="no_usable_values", rejects=[(2, "bad_number")])
    text("l03_answer_blank_in_one_row.csv", ["Đơn vị;Tháng;Rất hài lòng (%);Hài lòng (%);Bình thường (%)", f"{VP};3/2024;60,5;38,5;1,0", f"{QLCN};3/2024;;38,5;1,0"])
    case("l03_answer_blank_in_one_row.csv", rates("satisfaction", "2024-03", [(VP, 99.0)]), rejects=[(3, "bad_number")])
    text("l04_register_cut_short.csv", ["STT;Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả", f"1;H1;{QLKH};05/01/2024;20/01/2024;18/01/2024", f"2;H2;{QLKH}",
                                        f"3;H3;{QLKH};06/01/2024;20/01/2024;19/01/2024", ";;Người lập biểu;;;"])
    case("l04_register_cut_short.csv", parts("on_time", "2024-01", [(QLKH, 2, 2)]), rejects=[(3, "ragged_row")], dataset="dossiers")


def examined():
    text("m01_month_behind_each_heading.csv", ["STT;Đơn vị;Đã giải quyết tháng 10/2023;Đúng hạn tháng 10/2023", f"1;{VP};120;118", f"2;{QLKH};64;61"])
    case("m01_month_behind_each_heading.csv", parts("on_time", "2023-10", [(VP, 118, 120), (QLKH, 61, 64)]), indicator="on_time")
    text("m02_pair_for_a_count.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};4/2024;120;118", f"{TDC};4/2024;1/2;5", f"{QLKH};4/2024;64;61/64"])
    case("m02_pair_for_a_count.csv", parts("on_time", "2024-04", [(VP, 118, 120), (QLKH, 61, 64)]), rejects=[(3, "bad_number")])
    text("m03_unit_named_like_a_channel.csv", ["STT;Đơn vị;Tháng;Hồ sơ tiếp nhận;Trực tuyến toàn trình", f"1;{VP};11/2024;12;11", "2;Phòng Bưu chính Viễn thông;11/2024;10;9"])
    case("m03_unit_named_like_a_channel.csv", parts("online_full", "2024-11", [(VP, 11, 12)]), rejects=[(3, "unknown_unit")])
    text("m04_plans_that_differ.csv", ["Số chứng từ;Chủ đầu tư;Dự án;Kế hoạch vốn năm 2024;Ngày giải ngân;Số tiền", f"C1;{VP};A;1.000.000.000;15/01/2024;500.000.000", f"C2;{VP};A;1.200.000.000;25/02/2024;100.000.000",
                                       f"C3;{TT};B;300.000.000;26/02/2024;100.000.000"])
    case("m04_plans_that_differ.csv", parts("disbursement", "2024-02", [(TT, 1e8, 3e8)]), rejects=[(2, "duplicate_conflict"), (3, "duplicate_conflict")], dataset="disbursement")
    text("m05_days_that_read_both_ways.csv", ["Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả kết quả", f"H1;{VP};01/02/2024;03/02/2024;02/02/2024", f"H2;{VP};02/03/2024;04/03/2024;03/03/2024"])
    case("m05_days_that_read_both_ways.csv", [], error="ambiguous_date_order", dataset="dossiers")
    text("m06_english_headings.csv", ["No.,Unit,Month,Resolved,On time,Rate (%)", "1,Department Office,March 2024,120,118,98.33", "2,Science Management,March 2024,64,61,95.31"])
    case("m06_english_headings.csv", parts("on_time", "2024-03", [(VP, 118, 120), (QLKH, 61, 64)]))
    text("m07_signed_by_a_unit.csv", ["KẾT QUẢ GIẢI QUYẾT TTHC THÁNG 4/2024;;;", "TT;Đơn vị;Đã giải quyết;Đúng hạn", f"1;{VP};120;118", "Trên đây là kết quả./.;;;", "Nơi nhận:;;PHÒNG QUẢN LÝ KHOA HỌC;", "- Như trên;;TRƯỞNG PHÒNG;", "- Lưu: VT.;;;"])
    case("m07_signed_by_a_unit.csv", parts("on_time", "2024-04", [(VP, 118, 120)]))
    text("m08_unit_in_a_title.csv", ["Kính gửi: Văn phòng Sở;;", "KẾT QUẢ CỦA PHÒNG QUẢN LÝ KHOA HỌC NĂM 2024 (%);;", "Chỉ tiêu;01/2024;02/2024", "Hồ sơ giải quyết đúng hạn;63,8;86,9"])
    case("m08_unit_in_a_title.csv", rates("on_time", "2024-01", [(QLKH, 63.8)]) + rates("on_time", "2024-02", [(QLKH, 86.9)]))
    text("m09_money_in_english.csv", ["GIẢI NGÂN VỐN ĐẦU TƯ CÔNG ĐẾN NGÀY 31/7/2024;;", ";;Unit: million VND", "Chủ đầu tư;Kế hoạch vốn năm 2024;Lũy kế giải ngân", f"{KHTC};5.346,5;962,3"])
    case("m09_money_in_english.csv", parts("disbursement", "2024-07", [(KHTC, 962.3e6, 5346.5e6)]))
    text("m10_dossiers_free_and_clocked.csv", ["Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Hình thức tiếp nhận;Phí, lệ phí;Hình thức thanh toán",
                                               f"H1;{QLKH};05/01/2024 08:30:12 SA;20/01/2024 05:00:00 CH;20/01/2024 05:30:00 CH;TTTT;Miễn phí;", f"H2;{QLKH};15/01/2024 08:00:00 SA;30/01/2024 05:00:00 CH;31/01/2024 09:00:00 SA;Trực tiếp;150.000;Trực tuyến"])
    case("m10_dossiers_free_and_clocked.csv", [("on_time", "qlkh", "2024-01", 1, 2, 50.0), ("online_full", "qlkh", "2024-01", 1, 2, 50.0), ("online_payment", "qlkh", "2024-01", 1, 1, 100.0)], dataset="dossiers")
    text("m11_first_row_without_a_figure.csv", ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", f"{VP};tháng ba;khoảng 50;chưa rõ", f"{TT};3/2024;10;9", f"{QLKH};3/2024;12;12"])
    case("m11_first_row_without_a_figure.csv", parts("on_time", "2024-03", [(TT, 9, 10), (QLKH, 12, 12)]), rejects=[(2, "period_not_monthly")], indicator="on_time")
    text("m12_more_paid_than_planned.csv", ["Số chứng từ;Chủ đầu tư;Dự án;Kế hoạch vốn năm 2024;Ngày giải ngân;Số tiền", f"C1;{VP};A;1.000.000.000;15/01/2024;700.000.000", f"C2;{VP};A;1.000.000.000;25/02/2024;600.000.000"])
    case("m12_more_paid_than_planned.csv", parts("disbursement", "2024-01", [(VP, 7e8, 1e9)]), rejects=[(3, "numerator_gt_denominator")], dataset="disbursement")
    text("m13_unit_behind_a_dash.csv", ["KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2024 - PHÒNG QUẢN LÝ CÔNG NGHỆ;;", "Chỉ tiêu;01/2024 (%);02/2024 (%)", "Hồ sơ giải quyết đúng hạn;63,8;86,9"])
    case("m13_unit_behind_a_dash.csv", rates("on_time", "2024-01", [(QLCN, 63.8)]) + rates("on_time", "2024-02", [(QLCN, 86.9)]))
    text("m14_parted_by_a_rare_sign.csv", ["TT@Đơn vị@Tháng@Văn bản đi@Văn bản đi được ký số", f"1@{VP}@6/2024@60@59", f"2@{TT}@6/2024@12@11", f"3@{QLKH}@6/2024@40@40"])
    case("m14_parted_by_a_rare_sign.csv", parts("doc_signed", "2024-06", [(VP, 59, 60), (TT, 11, 12), (QLKH, 40, 40)]))


def _seen_as_western(words):
    """UTF-8 read as Windows-1252, its five unused codes as control characters."""
    return "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in words.encode())


if __name__ == "__main__":
    for write in (mess, more, unsaid, examined, numbers, periods, layouts, rows, books, registers):
        write()
