import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from './queues.rules.js';

/** To the desk at which a queue is worked off. */
export function QueueLink({ queue: { name } }: { queue: Queue }): ReactNode {
  const { t } = useTranslation();
  const text = t(`work.desks.${name}`);
  if (name === 'CERTIFICATION') return <Link to="/certification">{text}</Link>;
  if (name === 'ADMISSION' || name === 'APPEALS') return <Link to="/pool-desk">{text}</Link>;
  if (name === 'REVIEW' || name === 'APPROVAL') return <Link to="/review">{text}</Link>;
  if (name === 'COMPLAINTS') return <Link to="/complaints">{text}</Link>;
  if (name === 'NOTICE') return <Link to="/notices/publish">{text}</Link>;
  if (name === 'PAYMENT') return <Link to="/payments">{text}</Link>;
  if (name === 'OBJECTIONS') return <Link to="/objections">{text}</Link>;
  if (name === 'CONFIRMATION') return <Link to="/access">{text}</Link>;
  return text;
}
