import type { CancellationToken, Workspace } from '../workspace/workspace.js';
import type { Analyzer } from './analyzer.js';
import { isConfigurationFile } from '../workspace/configurationFileName.js';

/**
 * Looks through files of the workspace for what they say of others: which modules they call, whose subnets their
 * services are in, which files they load. What was known before is brought up to date as well.
 * @param uris files that may be new; of a unit that is known nothing is read
 * @returns whether something is known now that was not, or is otherwise than before
 */
export async function survey(
  { project, configurations }: Analyzer,
  workspace: Workspace,
  uris: readonly string[],
  token: CancellationToken,
): Promise<boolean> {
  const before = project.outermost;
  await project.refresh(token);
  for (const uri of uris) {
    if (token.isCancellationRequested) break;
    const language = isConfigurationFile(uri) ? undefined : project.languageOf(uri);
    const unit = language?.unitOf(uri);
    if (!language || unit === undefined || project.knows(language, unit)) continue;
    const text = await workspace.readText(uri, token);
    if (text === undefined || !language.mayMatter(text)) continue;
    await configurations.load(uri);
    if (!configurations.excludes(uri)) await project.analyze(language, unit, token);
  }
  return project.outermost !== before;
}
