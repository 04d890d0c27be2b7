// Opens the browser's print dialog once the page is laid out for it.
export default function printing() {
  window.setTimeout(() => window.print(), 1200);
}
