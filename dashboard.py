"""The frame and the page list. Run: `python -m parcam serve` (or `streamlit run dashboard.py`)."""

from parcam.ui.frame import Entry, run

run([
    Entry("overview", "pages/overview.py", "tong-quan"),
    Entry("trends", "pages/trends.py", "xu-huong"),
    Entry("units", "pages/units.py", "don-vi"),
    Entry("commitments", "pages/commitments.py", "cam-ket"),
    Entry("frameworks", "pages/frameworks.py", "bo-chi-so"),
    Entry("analysis", "pages/analysis.py", "phan-tich"),
    Entry("quality", "pages/quality.py", "chat-luong"),
    Entry("present", "pages/present.py", "trinh-chieu"),
    Entry("reports", "pages/reports.py", "bao-cao"),
    Entry("upload", "pages/upload.py", "nap-so-lieu"),
])
