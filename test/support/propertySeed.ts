import fc from 'fast-check';

/**
 * Loaded before all tests: properties are tried on the same random examples in each run, so that what makes a run fail
 * is a change and not the day. `PROPERTY_SEED=7` takes others, `PROPERTY_SEED=random` others each time.
 */
const given = process.env.PROPERTY_SEED ?? '20261127';
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOf(given) });

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed))
    throw new Error(`PROPERTY_SEED is a whole number or 'random', not '${text}'.`);
  return seed;
}
