'use strict';
// The chosen theme, before anything is shown; without a choice the system's holds.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // The browser refuses storage: the system's theme holds.
}
