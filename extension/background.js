// The toolbar button: opens the side panel and tells it which page is meant. No page is touched before it is pressed.

chrome.action.onClicked.addListener(({ id, windowId }) => {
  // First, while the browser still counts this as the user's own act.
  chrome.sidePanel.open({ windowId });
  chrome.storage.session.set({ asked: { tab: id, at: Date.now() } });
});
