import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { offeredUpdate } from '../../../shared/domain/carry-forward.ts';
import type { CarriedFrom } from '../../../shared/domain/step-model.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useActions, usePart } from '../step/step-context.tsx';
import { shortened } from '../fields/reference-fields.tsx';
import s from './carry.module.css';

export interface UpdateOfferProps {
  readonly collection: string;
  readonly item: { readonly id: string; readonly from?: CarriedFrom };
}

/** A quiet button that appears on a carried item once its source says something else, and takes the new text over if wanted. */
export function UpdateOffer({ collection, item }: UpdateOfferProps) {
  const { from } = item;
  const readOnly = useReadOnly();
  return from === undefined || readOnly ? null : <Offer collection={collection} id={item.id} from={from} />;
}

function Offer({ collection, id, from }: { readonly collection: string; readonly id: string; readonly from: CarriedFrom }) {
  const { t } = useTranslation('carry');
  const { workshopId, stepId, client, call } = useActions();
  const offered = usePart(from.step, (output) => offeredUpdate(from, output));
  if (offered === null) return null;
  return (
    <Popover label={t('offer.title')} trigger={<IconButton label={t('offer.title')} size="sm" variant="secondary" icon={<RefreshCw aria-hidden />} />}>
      {(close) => (
        <div className={s['offer']}>
          <dl className={s['offerText']}>
            <dt>{t('offer.before')}</dt>
            <dd className={s['before']}>{shortened(from.text)}</dd>
            <dt>{t('offer.now')}</dt>
            <dd>{shortened(offered)}</dd>
          </dl>
          <Button
            variant="primary"
            size="sm"
            onPress={() => {
              close();
              void call(() => client.steps.acceptUpdate({ workshopId, stepId, collection, item: id }));
            }}
          >
            {t('offer.accept')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
