import fc from 'fast-check';

/**
 * Property tests draw the same examples in every run, so that a change is judged by what it changes. PROPERTY_SEED gives other
 * examples: a number, or `random`.
 */
const SEED = 20_261_124;

const asked = process.env['PROPERTY_SEED'];
if (asked !== 'random') fc.configureGlobal({ seed: asked === undefined ? SEED : Number(asked) });
