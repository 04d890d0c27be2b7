"""The import page's parts: staging, questions, preview, receipt."""
