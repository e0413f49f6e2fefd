import type { Position } from 'vscode-languageserver-types';
import type { VirtualNetworkType } from '../../azure/profiles.js';
import type { RulesPicture, RulesPictures } from '../../service/picture/rulesPicture.js';
import { pictureAt } from '../../service/picture/rulesPicture.js';

/** Where rules can be inserted: at an NSG that a file has, or as a new one. */
export interface InsertPlace {
  /** The name of the NSG, empty where it isn't known; `undefined` for a new one. */
  readonly group: string | undefined;
  /** What the service is asked to insert at. */
  readonly position: Position;
  /** The VNet type that API Management has there, where it is known; `none`: where it has none, as with v2 tiers. */
  readonly vnetType: VirtualNetworkType | 'none' | undefined;
}

/**
 * The places in a document, the likeliest first: the NSG at the cursor, those that are checked, the others; a new one at
 * the cursor, or behind all NSGs where the cursor is in one.
 * @param pictures of the document; `undefined` where it has none
 * @param end the end of the document
 */
export function insertPlaces(
  pictures: RulesPictures | undefined,
  cursor: Position,
  end: Position,
): readonly [InsertPlace, ...InsertPlace[]] {
  const here = pictures && pictureAt(pictures, cursor);
  const fresh: InsertPlace = { group: undefined, position: here ? end : cursor, vnetType: undefined };
  const others = (pictures?.groups ?? []).filter(
    (group) => group !== here && group.location.uri === pictures?.uri,
  );
  const groups = [
    ...(here ? [placeOf(here, cursor)] : []),
    ...[
      ...others.filter(({ checked }) => checked !== 'no'),
      ...others.filter(({ checked }) => checked === 'no'),
    ].map((group) => placeOf(group, group.location.range.start)),
  ];
  const [first, ...rest] = groups;
  return first ? [first, ...rest, fresh] : [fresh];
}

function placeOf({ name, vnetType }: RulesPicture, position: Position): InsertPlace {
  return { group: name, position, vnetType };
}
