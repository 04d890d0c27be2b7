// What a page cannot ask of the browser itself.
const NARROW = "(max-width: 640px)";
const LINKS =
  '[data-testid="stSidebarNavLink"], [data-testid="stSidebar"] [data-testid="stPageLink-NavLink"]';
const AT_ONCE = 500;

// A phone's navigation lies over the page: it is folded once it was used.
function foldNavigation(event) {
  if (event.target.closest(LINKS) && window.matchMedia(NARROW).matches) {
    window.setTimeout(() => {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }, 60);
  }
}

// Opening another page with parameters pushes two entries, the parameters under the old path
// first: the second takes the first one's place, so that one press on Back leads back.
function mergeEntries() {
  const push = window.history.pushState.bind(window.history);
  let last = { at: 0, moved: true };
  window.history.pushState = (state, title, url) => {
    const target = new URL(url ?? "", window.location.href);
    const moved = target.pathname !== window.location.pathname;
    const together = Date.now() - last.at < AT_ONCE && !last.moved && moved;
    last = { at: Date.now(), moved };
    return together ? window.history.replaceState(state, title, url) : push(state, title, url);
  };
}

// The style sheet of the app; its text is a file of the app, never data.
function putStyle(text) {
  const style = document.createElement("style");
  style.textContent = text;
  document.head.appendChild(style);
}

export default function manners({ data }) {
  if (window.cqcdashManners) {
    return;
  }
  window.cqcdashManners = true;
  document.addEventListener("click", foldNavigation);
  putStyle(data.style);
  mergeEntries();
}
