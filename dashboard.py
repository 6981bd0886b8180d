"""The frame and the page list. Run: `make run`, `python -m parcam serve`, or `streamlit run dashboard.py`."""

from streamlit import App

from parcam.ui.frame import Entry, run

if __name__ == "__main__":
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
else:
    # `streamlit run` looks for an application in this file and serves it: the same door, Vietnamese and content policy as `make run`.
    from parcam.ui.serve import server

    app = App(server.SCRIPT, **server.settings())
