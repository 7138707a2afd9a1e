/** Filled in the next commit. */
export function MethodPanel({ stepId }: { readonly stepId: string }) {
  return <p>{stepId}</p>;
}
