/** Paper is white: puts the light colours on the page while it is printed, whatever the theme, and takes them off again. */
export function printInLight(): void {
  const page = document.documentElement;
  let theme: string | undefined;
  const show = (printing: boolean): void => {
    if (printing && theme === undefined) {
      theme = page.dataset['theme'] ?? 'light';
      page.dataset['theme'] = 'light';
    } else if (!printing && theme !== undefined) {
      page.dataset['theme'] = theme;
      theme = undefined;
    }
  };
  window.addEventListener('beforeprint', () => {
    show(true);
  });
  window.addEventListener('afterprint', () => {
    show(false);
  });
  window.matchMedia('print').addEventListener('change', ({ matches }) => {
    show(matches);
  });
}
