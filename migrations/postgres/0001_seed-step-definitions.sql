-- The ten step definitions; what a remote already has stays as it is.
INSERT INTO "step_definitions" ("id", "order", "name", "description") VALUES
  ('empathize', 1, 'Empathize', 'Understand the people: stakeholders, research, empathy map, personas.'),
  ('define', 2, 'Define', 'Turn research into a journey, a point of view and How-Might-We questions.'),
  ('ideate', 3, 'Ideate', 'Many ideas: brainstorm, Crazy 8s sketches, clusters, dot votes.'),
  ('prototype', 4, 'Prototype', 'Concepts made tangible: concept cards, storyboards, screen flows.'),
  ('test', 5, 'Test', 'Assumptions, experiments, feedback, verdicts.'),
  ('prioritize', 6, 'Prioritize', 'Rank what to build: impact and effort, MoSCoW, RICE.'),
  ('architect', 7, 'Architect', 'Components, data, connections, decisions, risks.'),
  ('spec', 8, 'Spec', 'Requirements with measurable acceptance.'),
  ('story', 9, 'Story', 'User stories, acceptance criteria, story map, release slices.'),
  ('pack', 10, 'Pack', 'Assemble the build pack from what the other steps hold now.')
ON CONFLICT ("id") DO NOTHING;
