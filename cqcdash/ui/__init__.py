"""The app: a page for each question, the parts they share, the frame around them."""
