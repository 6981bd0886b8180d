"""The figures of the golden files: small invented data that shows every mark once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from parcam.figures.control import Checked, Control, draw_control
from parcam.figures.coverage import Coverage, State, draw_coverage
from parcam.figures.figure import Figure, Setting
from parcam.figures.framework_parts import Parts, draw_parts
from parcam.figures.frameworks import Score, Yearly, draw_years
from parcam.figures.heatmap import Board, Cell, Column, draw_heatmap
from parcam.figures.marks import Band, Break, Step
from parcam.figures.message import Message
from parcam.figures.multiples import Multiples, Panel, draw_multiples
from parcam.figures.outcome import Course, Outcome, draw_outcome
from parcam.figures.reliability import Bin, Reliability, draw_reliability
from parcam.figures.series import Line, Point, filled
from parcam.figures.trend import Trend, draw_trend
from parcam.figures.waterfall import Factor, Waterfall, draw_waterfall
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month, span
from parcam.model.verdict import Verdict

SETTING = Setting(as_of=date(2024, 10, 15), source="Cổng Dịch vụ công, đợt nạp 31", sample=True)
JAN, SEP, DEC = Month(2024, 1), Month(2024, 9), Month(2024, 12)
FORTY = Target(0.40, Comparison.AT_LEAST)
NINETY = Target(0.90, Comparison.ABOVE)


def parts(first: Month, *pairs: tuple[float, float] | None) -> tuple[Point, ...]:
    return tuple(Point(first.plus(i), None if not pair or not pair[1] else pair[0] / pair[1], *(pair or (None, None)))
                 for i, pair in enumerate(pairs))


def online_payment(unit: str = "", name: str = "Toàn Sở") -> Line:
    actual = parts(JAN, (12, 61), (9, 40), (22, 80), (30, 95), None, (35, 99), (33, 101), (41, 110), (45, 118))
    before = parts(Month(2023, 1), *[(k, 90) for k in (9, 8, 12, 14, 13, 15, 19, 18, 20, 22, 21, 26)])
    return Line(unit, name, filled(actual, JAN, DEC), before)


def trend_with_required() -> Figure:
    message = Message("Thanh toán trực tuyến", 0.312, FORTY, 0.52, Verdict.AT_RISK)
    return draw_trend(Trend(online_payment(), message, "Hồ sơ thanh toán trực tuyến trên hồ sơ phải nộp phí", target=FORTY,
                            open_month=Month(2024, 10), required=0.52), SETTING)


def trend_fan() -> Figure:
    steps = tuple(
        Step(
            Month(2024, 9).plus(k),
            0.35 + 0.012 * k,
            (
                Band(0.5, 0.35 - 0.01 * k, 0.35 + 0.035 * k),
                Band(0.8, 0.35 - 0.03 * k, 0.35 + 0.055 * k),
                Band(0.95, 0.35 - 0.05 * k, 0.35 + 0.08 * k),
            ),
        )
        for k in (1, 2, 3)
    )
    message = Message("Thanh toán trực tuyến", 0.312, FORTY, 0.52, Verdict.UNLIKELY)
    return draw_trend(Trend(online_payment(), message, "Hồ sơ thanh toán trực tuyến trên hồ sơ phải nộp phí", cumulative=True, target=FORTY,
                            forecast=steps), SETTING)


def trend_stated_and_break() -> Figure:
    points = tuple(Point(m, 0.9 + 0.004 * i if i != 4 else None, None, 0 if i == 4 else None, stated=i in (2, 7) or i > 8)
                   for i, m in enumerate(span(Month(2023, 1), DEC)))
    whole = tuple(
        Point(p.month, p.rate, (p.rate or 0) * 200 if not p.stated else None, (200 if p.rate else 0) if not p.stated else None, p.stated)
        for p in points
    )
    message = Message("Văn bản ký số", 0.944, Target(0.95, Comparison.AT_LEAST), None, Verdict.NOT_MET,
                      place="Trung tâm Nghiên cứu, chuyển giao công nghệ và Đổi mới sáng tạo")
    return draw_trend(
        Trend(
            Line("tt-dmst", "TT ĐMST", whole),
            message,
            "Văn bản đi được ký số trên văn bản đi",
            target=Target(0.95, Comparison.AT_LEAST),
            breaks=(Break(Month(2024, 3), "Sáp nhập đơn vị: không so với trước"),),
        ),
        SETTING,
    )


def trend_empty() -> Figure:
    return draw_trend(
        Trend(
            Line("", "Toàn Sở", filled((), JAN, DEC)),
            Message("Giải ngân", None, NINETY),
            "Vốn đã giải ngân trên kế hoạch vốn",
            target=NINETY,
        ),
        SETTING,
    )


def trend_full_year_dark() -> Figure:
    line = Line("tdc", "Chi cục TĐC", parts(JAN, *[(k, 50) for k in (44, 45, 46, 45, 47, 48, 47, 49, 48, 46, 47, 45)]),
                parts(Month(2023, 1), *[(k, 50) for k in (40, 41, 42, 45, 42, 43, 41, 44, 45, 46, 44, 46)]))
    message = Message("Hồ sơ đúng hạn", 0.9283, Target(1.0, Comparison.AT_LEAST), None, Verdict.LOST, Month(2024, 2), "Chi cục TĐC")
    return draw_trend(Trend(line, message, "Hồ sơ giải quyết đúng hạn trên hồ sơ đã giải quyết", target=Target(1.0, Comparison.AT_LEAST)),
                      Setting(date(2025, 1, 10), "Một cửa điện tử", dark=True))


UNITS = (
    ("van-phong", "Văn phòng"),
    ("thanh-tra", "Thanh tra"),
    ("khtc", "KH-TC"),
    ("qlkh", "QL Khoa học"),
    ("qlcn", "QL Công nghệ"),
    ("tdc", "Chi cục TĐC"),
    ("tt-dmst", "TT ĐMST"),
    ("tt-ktdl", "TT KT ĐLCL"),
    ("tntkq", "Bộ phận TN&TKQ"),
    ("u10", "Đơn vị 10"),
    ("u11", "Đơn vị 11"),
    ("u12", "Đơn vị 12"),
)
RATES = (0.31, 0.44, 0.52, 0.18, 0.61, 0.399996, 0.0, None, 0.47, 0.35, 0.29, 0.58)
LEVELS = (
    Verdict.UNLIKELY,
    Verdict.ON_TRACK,
    Verdict.SECURED,
    Verdict.LOST,
    Verdict.MET,
    Verdict.AT_RISK,
    Verdict.LOST,
    Verdict.NO_DATA,
    Verdict.ON_TRACK,
    Verdict.AT_RISK,
    Verdict.UNLIKELY,
    Verdict.SECURED,
)


def multiples(n: int) -> Figure:
    def line(k: int) -> Line:
        unit, name = UNITS[k]
        actual = parts(
            JAN, *[None if (i + k) % 7 == 5 or RATES[k] is None else (20 * (RATES[k] or 0) + (i * (k + 3)) % 5, 25) for i in range(9)]
        )
        return Line(unit, name, filled(actual, JAN, DEC), parts(Month(2023, 1), *[(5 + (i + k) % 4, 25) for i in range(12)]))
    return draw_multiples(Multiples("Thanh toán trực tuyến", "Hồ sơ thanh toán trực tuyến trên hồ sơ phải nộp phí",
                                    tuple(Panel(line(k), RATES[k], LEVELS[k]) for k in range(n)), FORTY), SETTING)


def heatmap() -> Figure:
    columns = (
        Column("tasks_done", "Nhiệm vụ CCHC", Target(1.0, Comparison.AT_LEAST)),
        Column("on_time", "Hồ sơ đúng hạn", Target(1.0, Comparison.AT_LEAST)),
        Column("satisfaction", "Mức độ hài lòng", Target(1.0, Comparison.AT_LEAST)),
        Column("disbursement", "Giải ngân", NINETY),
        Column("online_full", "Hồ sơ trực tuyến toàn trình", Target(0.7, Comparison.AT_LEAST)),
        Column("online_payment", "Thanh toán trực tuyến", FORTY),
        Column("doc_signed", "Văn bản đi ký số", Target(0.95, Comparison.AT_LEAST)),
        Column("leader_signed", "Lãnh đạo ký số", Target(0.95, Comparison.AT_LEAST)),
    )
    cells = tuple(
        Cell(
            unit,
            column.id,
            None
            if (i * 3 + j) % 11 == 4
            else round(min(1.0, (column.target.value if column.target else 0) * (0.8 + 0.03 * ((i * 5 + j * 3) % 9))), 4),
            stated=(i, j) == (4, 6),
        )
        for i, (unit, _) in enumerate(UNITS[:9])
        for j, column in enumerate(columns)
        if (i + 2 * j) % 7
    )
    return draw_heatmap(Board(UNITS[:9], columns, cells, "T1–T9/2024"), SETTING)


YEARS = tuple(range(2020, 2026))


def years_par_index() -> Figure:
    own = (Score(2022, None, 52, 63), Score(2023, 86.25, 41, 63))
    country = (Score(2021, 86.37), Score(2022, 84.79, derived=True), Score(2023, 86.98))
    return draw_years(Yearly("PAR INDEX", "Quảng Trị", YEARS, own, country), SETTING)


def years_papi() -> Figure:
    own = (
        Score(2020, 44.766, 6, 63),
        Score(2021, 42.394, 28, 63),
        Score(2022, 41.7742, 37, 63, derived=True),
        Score(2023, 42.7705, 26, 63),
    )
    return draw_years(Yearly("PAPI", "Quảng Trị", YEARS, own, percent=False), SETTING)


def parts_papi() -> Figure:
    names = (
        "Tham gia của người dân ở cấp cơ sở",
        "Công khai, minh bạch trong việc ra quyết định ở địa phương",
        "Trách nhiệm giải trình với người dân",
        "Kiểm soát tham nhũng trong khu vực công",
        "Thủ tục hành chính công",
        "Cung ứng dịch vụ công",
        "Quản trị môi trường",
        "Quản trị điện tử",
    )
    before = (5.478, 5.447, 5.644, 7.431, 7.226, 7.075, 3.518, 2.946)
    after = ((4.969, 18), (5.053, 35), (4.414, 21), (6.613, 40), (7.273, 23), (7.629, 23), (3.584, 30), (2.859, 28))
    rows = tuple((name, Score(2020, a), Score(2021, b, rank, 63)) for name, a, (b, rank) in zip(names, before, after, strict=True))
    return draw_parts(Parts("PAPI", "Quảng Trị", (2020, 2021), rows, digits=3), SETTING)


def coverage() -> Figure:
    months = span(JAN, DEC)
    states = {
        (unit, one): State.NOT_DUE
        if one.number > 9
        else State.MISSING
        if (i * 7 + one.number) % 13 == 0
        else State.LATE
        if (i + one.number * 3) % 8 == 0
        else State.REPORTED
        for i, (unit, _) in enumerate(UNITS[:9])
        for one in months
        if unit != "thanh-tra"
    }
    return draw_coverage(
        Coverage("Thanh toán trực tuyến", UNITS[:9], months, states, {("tdc", Month(2024, 3)): "nhận ngày 14/04/2024"}), SETTING
    )


def waterfall() -> Figure:
    steps = (
        ("tdc", "Chi cục TĐC", -0.051),
        ("qlcn", "QL Công nghệ", -0.043),
        ("tt-dmst", "TT ĐMST", -0.012),
        ("qlkh", "QL Khoa học", 0.006),
        ("khtc", "KH-TC", 0.012),
    )
    return draw_waterfall(
        Waterfall(
            "Chi cục TĐC và QL Công nghệ kéo xuống 9,4 điểm",
            "Thanh toán trực tuyến: phần của từng đơn vị trong chênh lệch với mục tiêu",
            "Mục tiêu",
            0.4,
            tuple(Factor(*step) for step in steps),
            "Thực hiện",
            0.312,
            "lũy kế T1–T9/2024",
        ),
        SETTING,
    )


def outcome() -> Figure:
    courses = (
        Course("Theo dự báo", 0.338, 0.319, 0.361, 0.004),
        Course("Theo kịch bản", 0.402, 0.386, 0.419, 0.55, strong=True),
    )
    told = Outcome("Theo kịch bản: 40,2 % cuối kỳ", "Thanh toán trực tuyến", courses, Target(0.4, Comparison.AT_LEAST), 0.8)
    return draw_outcome(told, SETTING)


def control() -> Figure:
    rates = (0.82, 0.84, 0.81, 0.83, 0.85, 0.82, 0.86, 0.83, 0.84, 0.82, 0.90, 0.91, 0.92, 0.90, 0.93, 0.91, 0.92, 0.78)
    months = tuple(
        Checked(
            Month(2023, 4).plus(i),
            rate,
            0.86,
            0.80 - 0.002 * (i % 3),
            0.925 + 0.002 * (i % 3),
            "7 tháng liền trên trung bình" if i == 16 else "dưới giới hạn dưới" if i == 17 else "",
            i != 17,
        )
        for i, rate in enumerate(rates)
    )
    return draw_control(
        Control(
            "Hồ sơ đúng hạn", "Hồ sơ đúng hạn trên hồ sơ đã giải quyết", "tdc", "Chi cục TĐC", months, Target(1.0, Comparison.AT_LEAST)
        ),
        SETTING,
    )


def control_step() -> Figure:
    """A new level has held for a year: mean and band start anew, and nothing since is a signal."""
    before = (0.64, 0.66, 0.63, 0.65, 0.67, 0.62, 0.66, 0.64, 0.65, 0.63, 0.66, 0.64, 0.65)
    rates = (*before, 0.73, 0.75, 0.72, 0.74, 0.76, 0.73, 0.74, 0.75, 0.72, 0.74, 0.73, 0.75)
    months = tuple(
        Checked(Month(2022, 10).plus(i), rate, 0.645 if i < 13 else 0.738, 0.59 if i < 13 else 0.69, 0.70 if i < 13 else 0.79,
                step="mức mới từ T11/2023: 65 % → 74 %" if i == 13 else "")
        for i, rate in enumerate(rates))
    target = Target(0.7, Comparison.AT_LEAST)
    return draw_control(Control("Hồ sơ toàn trình", "p′, tính cả số lượng", "", "Toàn Sở", months, target), SETTING)


def reliability() -> Figure:
    bins = tuple(
        Bin(p, min(1.0, p + d), n)
        for p, d, n in (
            (0.03, 0.01, 5200),
            (0.15, 0.02, 900),
            (0.25, -0.01, 640),
            (0.35, 0.03, 520),
            (0.45, -0.02, 480),
            (0.55, 0.01, 470),
            (0.65, 0.02, 510),
            (0.75, -0.02, 620),
            (0.85, 0.01, 880),
            (0.97, 0.005, 4900),
        )
    )
    return draw_reliability(Reliability(bins, 0.012, "15.120 dự báo thử trên dữ liệu mô phỏng"), SETTING)


CASES: dict[str, Callable[[], Figure]] = {
    "trend_required": trend_with_required,
    "trend_fan": trend_fan,
    "trend_stated_and_break": trend_stated_and_break,
    "trend_empty": trend_empty,
    "trend_full_year_dark": trend_full_year_dark,
    "multiples_9": lambda: multiples(9),
    "multiples_12": lambda: multiples(12),
    "heatmap": heatmap,
    "years_par_index": years_par_index,
    "years_papi": years_papi,
    "parts_papi": parts_papi,
    "coverage": coverage,
    "waterfall": waterfall,
    "outcome": outcome,
    "control": control,
    "control_step": control_step,
    "reliability": reliability,
}
