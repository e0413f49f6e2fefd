import * as l10n from '../../../l10n.js';
import { maximumTextLength } from '../../functions/budget.js';
import type { FunctionContext } from '../../functions/call.js';
import { pieceSize } from '../../functions/texts.js';
import type { Piece } from '../../functions/texts.js';
import type { Origin } from '../../text.js';
import { identityOf, textOf, unknownValue } from '../../values.js';
import type { StringValue, UnknownValue } from '../../values.js';

/** Text of more parts that are known and not known by turns is plainly not known. */
const mostParts = 1000;

/** Text put together from pieces, within bounds; what is known of it is kept. */
export function putTogether(
  pieces: readonly Piece[],
  { budget }: FunctionContext,
  origin: Origin | undefined,
): StringValue | UnknownValue {
  const size = pieces.reduce((sum, piece) => sum + pieceSize(piece), 0);
  const parts = pieces.reduce((sum, piece) => sum + partsIn(piece), 0);
  const isWithin = size <= maximumTextLength && parts <= mostParts;
  if (isWithin && budget.spend(pieces.length + size / 100)) return textOf(pieces, origin);
  const identities = pieces.map((piece) => (typeof piece === 'string' ? piece : identityOf(piece)));
  return unknownValue(l10n.t('the text is too long'), `text(${identities.join('')})`, origin);
}

/** How many parts that are not known a piece has. */
function partsIn(piece: Piece): number {
  return typeof piece !== 'string' && piece.kind === 'unknown' ? (piece.parts?.length ?? 1) : 0;
}
