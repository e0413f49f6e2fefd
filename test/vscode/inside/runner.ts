import * as vscode from 'vscode';
import { addressSetting } from './protocol.js';

/** Says something to the runner outside and gives its answer. */
export async function tellRunner(route: string, message: object): Promise<string> {
  const address = vscode.workspace.getConfiguration(addressSetting.section).get<string>(addressSetting.key);
  if (address === undefined)
    throw new Error('The opened workspace has no setting with the address of the runner.');
  const response = await fetch(`${address}${route}`, { method: 'POST', body: JSON.stringify(message) });
  if (!response.ok) throw new Error(`The runner answered ${route} with ${response.status}.`);
  return response.text();
}
