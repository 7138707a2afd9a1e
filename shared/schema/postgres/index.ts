// The one barrel of the project: the schema's single import point, as the schema record asks.
export * from './build-packs.ts';
export * from './relations.ts';
export * from './sessions.ts';
export * from './steps.ts';
export * from './workshops.ts';
