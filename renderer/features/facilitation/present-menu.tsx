import { Presentation } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { WALL_VIEWS, type WallView } from '../../../shared/domain/room-state.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useCommands } from '../command-palette/commands.ts';
import s from './present.module.css';
import { useRoomState, useSetRoom } from './use-room-state.ts';

export interface PresentMenuProps {
  readonly workshopId: string;
  /** The step this window shows; undefined on other pages. */
  readonly stepId: string | undefined;
  readonly stepName: (stepId: string) => string;
}

/** Opens the wall (also by P) and says what it shows. While something is presented, the wall follows this window's step. */
export function PresentMenu({ workshopId, stepId, stepName }: PresentMenuProps) {
  const { t } = useTranslation('room');
  const toast = useToast();
  const room = useRoomState(workshopId);
  const setRoom = useSetRoom(workshopId);
  const readOnly = useReadOnly();
  const presenting = room.presentedStep !== null;
  useFollow(stepId, presenting, (step) => {
    setRoom('presentedStep', step);
    if (room.spotlight !== null) setRoom('spotlight', '');
  });
  const present = (): void => {
    const address = `/wall/${workshopId}`;
    const opened = window.open(address, `wall-${workshopId}`);
    // The desktop app answers with no window of the page's, but opens its own.
    if (opened === null && location.protocol !== 'app:') toast({ tone: 'error', text: t('present.blocked', { address: new URL(address, location.href).href }) });
    if (!presenting) setRoom('presentedStep', stepId ?? 'empathize');
  };
  const stop = (): void => {
    setRoom('presentedStep', '');
    setRoom('spotlight', '');
  };
  const show = (view: WallView): void => {
    setRoom('wallView', view);
    if (!presenting && stepId !== undefined) setRoom('presentedStep', stepId);
  };
  const act = (id: string): void => {
    if (id === 'open') present();
    else if (id === 'stop') stop();
    else if (id === 'follow') setRoom('presentedStep', stepId ?? 'empathize');
    else if (id === 'clear') setRoom('spotlight', '');
    else show(WALL_VIEWS.find((view) => view === id) ?? 'step');
  };
  useCommands('present', [
    { id: 'present', title: t('present.open'), group: 'room', key: 'p', run: present },
    ...(readOnly ? [] : WALL_VIEWS).map((view) => ({ id: `wall-${view}`, title: `${t('present.view')}: ${t(`present.views.${view}`)}`, group: 'room' as const, run: () => show(view) })),
    ...(presenting && !readOnly ? [{ id: 'present-stop', title: t('present.stop'), group: 'room' as const, run: stop }] : []),
    ...(room.spotlight === null || readOnly ? [] : [{ id: 'spotlight-clear', title: t('spotlight.clear'), group: 'room' as const, run: () => setRoom('spotlight', '') }]),
  ]);
  const label = presenting ? t('present.following', { step: stepName(room.presentedStep) }) : t('present.button');
  return (
    <Menu
      label={t('present.view')}
      trigger={
        <Button variant="quiet" size="sm" aria-label={label} icon={<Presentation aria-hidden />}>
          <span className={s['word']}>{t('present.button')}</span>
          {presenting && <span className={s['live']} aria-hidden />}
        </Button>
      }
      groups={[
        {
          id: 'wall',
          items: [
            { id: 'open', label: t('present.open'), hint: 'P' },
            ...(readOnly ? [] : presenting ? [{ id: 'stop', label: t('present.stop') }] : [{ id: 'follow', label: t('present.follow') }]),
            ...(room.spotlight === null || readOnly ? [] : [{ id: 'clear', label: t('spotlight.clear') }]),
          ],
        },
        {
          id: 'view',
          heading: t('present.view'),
          items: (readOnly ? [] : WALL_VIEWS).map((view) => ({ id: view, label: t(`present.views.${view}`), checked: room.wallView === view })),
        },
      ]}
      onAction={act}
    />
  );
}

/** Tells of every step this window goes to while something is presented; not of the one it opened with. */
function useFollow(stepId: string | undefined, presenting: boolean, follow: (stepId: string) => void): void {
  const latest = useRef({ presenting, follow });
  const shown = useRef(stepId);
  useEffect(() => {
    latest.current = { presenting, follow };
  });
  useEffect(() => {
    if (shown.current === stepId) return;
    shown.current = stepId;
    if (stepId !== undefined && latest.current.presenting) latest.current.follow(stepId);
  }, [stepId]);
}
