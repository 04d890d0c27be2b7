// What a page cannot ask of the browser itself.
const NARROW = "(max-width: 640px)";
const LINKS =
  '[data-testid="stSidebarNavLink"], [data-testid="stSidebar"] .stButton button';
const AT_ONCE = 500;
const PATIENCE = 4000;

// A phone's navigation lies over the page: it is folded once it was used.
function foldNavigation(event) {
  if (event.target.closest(LINKS) && window.matchMedia(NARROW).matches) {
    window.setTimeout(() => {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }, 60);
  }
}

// Opening another page with parameters pushes several entries, the parameters under the old path
// or behind the new one: each takes the place of the one before, so that one press on Back leads
// back. Two pages one after the other are two entries.
function mergeEntries() {
  const push = window.history.pushState.bind(window.history);
  let last = { at: 0, moved: true };
  window.history.pushState = (state, title, url) => {
    const target = new URL(url ?? "", window.location.href);
    const moved = target.pathname !== window.location.pathname;
    const together = Date.now() - last.at < AT_ONCE && !(last.moved && moved);
    last = { at: Date.now(), moved };
    return together ? window.history.replaceState(state, title, url) : push(state, title, url);
  };
}

// In a table Enter opens the row: it marks it, as Shift and the space bar do, and presses Open.
function openRow(event) {
  const cell = document.activeElement;
  const table = event.key === "Enter" && cell?.closest('[data-testid="stDataFrame"]');
  if (!table) {
    return;
  }
  const block = table.closest('[data-testid="stVerticalBlock"]');
  const press = () => {
    const open = block.querySelector('[class*="-marked-open"] button');
    open?.click();
    return Boolean(open);
  };
  if (press()) {
    return;
  }
  const mark = { key: " ", code: "Space", keyCode: 32, shiftKey: true, bubbles: true };
  cell.dispatchEvent(new KeyboardEvent("keydown", mark));
  const until = Date.now() + PATIENCE;
  const wait = window.setInterval(() => {
    if (press() || Date.now() > until) {
      window.clearInterval(wait);
    }
  }, 120);
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
  document.addEventListener("keydown", openRow, true);
  putStyle(data.style);
  mergeEntries();
}
