import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { at, carried, sampleId, sampleItems } from '../sample-items.ts';

type Feature = keyof SampleTexts['prioritize']['features'];
type Component = keyof SampleTexts['architect']['components'];

const covers = (...names: readonly Feature[]) => ({ featureIds: names.map((name) => sampleId('fea', name)) });
const between = (from: Component, to: Component) => ({ fromId: sampleId('cmp', from), toId: sampleId('cmp', to) });

/** Ten components from the people (left) to stores and devices (right). */
export function architect({ architect: t, prioritize }: SampleTexts): Outputs['architect'] {
  const fromFeature = (name: Feature) =>
    carried('prioritize', 'features', sampleId('fea', name), prioritize.features[name].name);
  return {
    facilitatorNotes: t.facilitatorNotes,
    components: sampleItems(
      'cmp',
      {
        web: { kind: 'interface', ...covers('catalogue', 'reserve', 'card', 'defect', 'bundle'), position: at(80, 120) },
        desk: { kind: 'interface', ...covers('check'), position: at(80, 400) },
        carelist: { kind: 'interface', ...covers('care', 'defect'), position: at(80, 680), ...fromFeature('care') },
        booking: { kind: 'service', ...covers('reserve', 'waiting', 'bundle'), position: at(620, 260) },
        lockerhub: { kind: 'integration', ...covers('lockers'), position: at(1000, 120) },
        locker: { kind: 'device', ...covers('lockers'), position: at(1440, 120), ...fromFeature('lockers') },
        library: { kind: 'integration', ...covers('reserve', 'check'), position: at(1000, 400) },
        media: { kind: 'store', ...covers('catalogue', 'check', 'card'), position: at(620, 540) },
        notify: { kind: 'job', ...covers('reserve', 'reminder'), position: at(1440, 260) },
        store: { kind: 'store', ...covers('catalogue', 'reserve', 'care'), position: at(1000, 680) },
      },
      t.components,
    ),
    connections: sampleItems(
      'cnx',
      {
        a: between('web', 'booking'),
        b: between('desk', 'booking'),
        c: between('booking', 'lockerhub'),
        d: between('lockerhub', 'locker'),
        e: between('booking', 'library'),
        f: between('booking', 'store'),
        g: between('web', 'media'),
        h: between('booking', 'notify'),
        i: between('carelist', 'store'),
        j: between('web', 'carelist'),
      },
      t.connections,
    ),
    entities: sampleItems('ent', { thing: {}, contents: {}, reservation: {}, check: {}, report: {}, code: {} }, t.entities),
    decisions: sampleItems(
      'dec',
      {
        loans: { status: 'accepted' },
        web: { status: 'accepted' },
        names: { status: 'accepted' },
        keypad: { status: 'accepted' },
        supplier: { status: 'proposed' },
        deposit: { status: 'rejected' },
      },
      t.decisions,
    ),
    risks: sampleItems(
      'rsk',
      {
        double: { likelihood: 3, impact: 5 },
        late: { likelihood: 4, impact: 3 },
        injury: { likelihood: 1, impact: 5 },
        vandal: { likelihood: 2, impact: 3 },
        volunteers: { likelihood: 3, impact: 3 },
        outage: { likelihood: 2, impact: 4 },
        budget: { likelihood: 3, impact: 4 },
      },
      t.risks,
    ),
  };
}
