import type { Position } from 'vscode-languageserver-types';
import type { PictureLocation, RulesPicture, RulesPictures } from '../../service/picture/rulesPicture.js';
import { pictureAt, rulesOf, showsAllOf } from '../../service/picture/rulesPicture.js';

/** The NSG that is shown, among those of its document. Immutable: each change of what is shown makes a new one. */
export interface ShownPicture {
  readonly pictures: RulesPictures;
  readonly picture: RulesPicture;
  /** Whether the text has changed since and can't be read as a whole. */
  readonly outdated: boolean;
}

/** The NSG at a position, else the first that is checked; `undefined` where there is neither. */
export function choosePicture(
  pictures: RulesPictures,
  position: Position | undefined,
): ShownPicture | undefined {
  const at = position && pictureAt(pictures, position);
  const picture = at ?? pictures.groups.find(({ checked }) => checked !== 'no');
  return picture && { pictures, picture, outdated: false };
}

/** The NSG with an id. */
export function pictureWithId(pictures: RulesPictures, id: string): ShownPicture | undefined {
  const picture = pictures.groups.find((group) => group.id === id);
  return picture && { pictures, picture, outdated: false };
}

/**
 * What is shown when the document was analysed anew: the same NSG, or the one in its place when it was renamed. The last
 * good picture stays while the text is broken and shows less.
 */
export function nextPicture(shown: ShownPicture, next: RulesPictures): ShownPicture | undefined {
  if (next.broken && !showsAllOf(next, shown.pictures)) return { ...shown, outdated: true };
  const index = shown.pictures.groups.indexOf(shown.picture);
  const inPlace = next.groups.length === shown.pictures.groups.length ? next.groups[index] : undefined;
  const picture = next.groups.find(({ id }) => id === shown.picture.id) ?? inPlace;
  return picture ? { pictures: next, picture, outdated: false } : choosePicture(next, undefined);
}

/** Where a rule of the picture is written; without a rule, or for a default one, the NSG. */
export function locationIn({ picture }: ShownPicture, rule: string | undefined): PictureLocation {
  return rulesOf(picture).find(({ id }) => id === rule)?.location ?? picture.location;
}
