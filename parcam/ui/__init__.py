"""The only home of Streamlit: what the pages say, read and draw.

    frame, controls, address   around every page: navigation, pickers, the address bar as the state
    readers, judged, text      everything pages read, cached by the stamp; words and numbers in the page's language
    parts, chart, listing      our browser components: a chart updated in place, a table of real HTML (static/)
    exports, provenance        what is shown as files; where a figure comes from
    overview/ commitment/ framework/ analysis/ quality/ upload/   what each page needs beyond these; trends, profile, papers, deck alike
    serve/                     the server behind its door: our shell, closed doors, security headers
"""
