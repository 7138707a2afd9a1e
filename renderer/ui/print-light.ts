let theme: string | undefined;

function show(printing: boolean): void {
  const page = document.documentElement;
  if (printing && theme === undefined) {
    theme = page.dataset['theme'] ?? 'light';
    page.dataset['theme'] = 'light';
  } else if (!printing && theme !== undefined) {
    page.dataset['theme'] = theme;
    theme = undefined;
  }
}

/** Paper is white: puts the light colours on the page while it is printed, whatever the theme, and takes them off again. */
export function printInLight(): void {
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

/** Frames for what draws itself, as boards do, to take the light colours: one to hear of them, one to draw. */
const FRAMES = 2;

/** Prints the page in the light colours, with what draws itself drawn in them before the paper is laid out. */
export async function printPage(): Promise<void> {
  show(true);
  for (let frame = 0; frame < FRAMES; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  window.print();
  show(false);
}
