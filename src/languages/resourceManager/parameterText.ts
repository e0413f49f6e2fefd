/** Whether a text says that it is a parameter file in JSON. */
export function isParameterText(text: string): boolean {
  return /deploymentParameters\.json/i.test(text);
}
