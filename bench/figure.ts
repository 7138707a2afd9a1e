/** One measured figure; printed as one line of JSON. `ratio` is value ÷ reference, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: number;
  readonly reference?: { readonly what: string; readonly value: number };
}

export function printFigure({ name, value, unit, target, reference }: Figure): void {
  const line = {
    name,
    value: rounded(value),
    unit,
    ...(target === undefined ? {} : { target, met: value <= target }),
    ...(reference === undefined
      ? {}
      : { reference: rounded(reference.value), reference_is: reference.what, ratio: rounded(value / reference.value) }),
  };
  console.log(JSON.stringify(line));
}

/** The value below which the share `p` (0…1) of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
