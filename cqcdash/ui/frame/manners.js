// What a page cannot ask of the browser: to fold the navigation of a phone after it was used.
const NARROW = "(max-width: 640px)";

export default function manners() {
  if (window.cqcdashManners) {
    return;
  }
  window.cqcdashManners = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('[data-testid="stSidebarNavLink"], [data-testid="stSidebar"] [data-testid="stPageLink-NavLink"]');
    if (!link || !window.matchMedia(NARROW).matches) {
      return;
    }
    window.setTimeout(() => {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }, 60);
  });
}
