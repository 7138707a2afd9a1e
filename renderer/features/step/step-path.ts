/** The address of a step's page inside the app. */
export function stepPath(workshopId: string, stepId: string): string {
  return `/w/${workshopId}/${stepId}`;
}
