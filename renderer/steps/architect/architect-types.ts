import type { ItemIn } from '../../features/step/collections.ts';

export type Component = ItemIn<'architect', 'components'>;
export type Connection = ItemIn<'architect', 'connections'>;
export type Entity = ItemIn<'architect', 'entities'>;
export type Decision = ItemIn<'architect', 'decisions'>;
export type Risk = ItemIn<'architect', 'risks'>;
export type Feature = ItemIn<'prioritize', 'features'>;
