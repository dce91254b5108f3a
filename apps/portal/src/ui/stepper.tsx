import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface StepperProps {
  readonly label: string;
  /** What each step is called, in their order. */
  readonly steps: readonly string[];
  /** The one that is under way, from 0; as many as there are steps where all are done. */
  readonly current: number;
}

/** Where a person stands on a way of several steps. */
export function Stepper({ label, steps, current }: StepperProps): ReactNode {
  const { t } = useTranslation();
  const stateOf = (index: number) => (index < current ? 'done' : index === current ? 'current' : 'ahead');
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} className={stateOf(index)} aria-current={index === current ? 'step' : undefined}>
          <span className="step-number" aria-hidden="true">
            {index < current ? '✓' : index + 1}
          </span>
          {step}
          <span className="unseen">{t(`ui.stepper.${stateOf(index)}`)}</span>
        </li>
      ))}
    </ol>
  );
}
