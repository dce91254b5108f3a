import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from './queues.rules.js';

/** To the desk at which a queue is worked off. */
export function QueueLink({ queue: { name } }: { queue: Queue }): ReactNode {
  const { t } = useTranslation();
  const text = t(`work.desks.${name}`);
  return name === 'CERTIFICATION' ? <Link to="/certification">{text}</Link> : text;
}
