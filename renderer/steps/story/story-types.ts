import type { ItemIn } from '../../features/step/collections.ts';

export type Story = ItemIn<'story', 'stories'>;
export type Activity = ItemIn<'story', 'activities'>;
export type Task = ItemIn<'story', 'tasks'>;
export type Slice = ItemIn<'story', 'slices'>;
export type Criterion = ItemIn<'story', 'criteria'>;
export type Feature = ItemIn<'prioritize', 'features'>;
