import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { points, type Report, shareOf } from './assessment.rules.js';

/** Points by dimension; a bar is as long as its share. */
export function Dimensions({ report: { result, scoreHundredths } }: { report: Report }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="block" aria-labelledby="dimensions-title">
      <h2 id="dimensions-title">{t('assessment.report.dimensions', { points: points(scoreHundredths) })}</h2>
      <table className="table dimensions">
        <thead>
          <tr>
            <th scope="col">{t('assessment.report.dimension')}</th>
            <th scope="col" className="figures">
              {t('assessment.report.score')}
            </th>
            <th scope="col">{t('assessment.report.share')}</th>
          </tr>
        </thead>
        <tbody>
          {result.dimensions.map((dimension) => (
            <tr key={dimension.dimensionId}>
              <th scope="row">{dimension.title}</th>
              <td className="figures">
                {t('assessment.report.of', {
                  score: points(dimension.scoreHundredths),
                  most: points(dimension.maximumHundredths),
                })}
              </td>
              <td>
                <span className="level-bar" aria-hidden="true">
                  <span style={{ width: `${shareOf(dimension)}%` }} />
                </span>
                <span className="figures">{shareOf(dimension)}%</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ObstaclesProps {
  readonly report: Report;
  readonly scenes: readonly { readonly id: string; readonly name: string }[];
  readonly level: (number: number) => string;
}

/** What the next level asks for and is not reached. */
export function Obstacles({ report: { result }, scenes, level }: ObstaclesProps): ReactNode {
  const { t } = useTranslation();
  const [first] = result.obstacles;
  if (!first) return <p>{t('assessment.report.highest')}</p>;
  const named = (ids: readonly string[]) =>
    ids.map((id) => scenes.find((scene) => scene.id === id)?.name ?? id).join(t('assessment.and'));
  return (
    <section className="block" aria-labelledby="obstacles-title">
      <h2 id="obstacles-title">{t('assessment.report.obstacles', { level: level(first.level) })}</h2>
      <ul className="plain-list">
        {result.obstacles.map(({ kind, needed, reached, scenes: ids }) => (
          <li key={kind}>
            <strong>
              {kind === 'SCORE'
                ? t('assessment.obstacle.SCORE', { needed: points(needed), reached: points(reached) })
                : t(`assessment.obstacle.${kind}`, { needed, reached })}
            </strong>
            {ids.length > 0 && (
              <p className="hint">{t('assessment.obstacle.scenes', { scenes: named(ids) })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** So many are a plan; the others are there for who asks. */
const FIRST_STEPS = 3;

/** What is worth doing first, the most effective on top. */
export function NextSteps({ report: { result } }: { report: Report }): ReactNode {
  const { t } = useTranslation();
  const first = result.nextSteps.slice(0, FIRST_STEPS);
  const others = result.nextSteps.slice(FIRST_STEPS);
  if (first.length === 0) return null;
  return (
    <section className="block" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('assessment.report.steps', { count: first.length })}</h2>
      <StepList steps={first} start={1} />
      {others.length > 0 && (
        <details>
          <summary>{t('assessment.report.others', { count: others.length })}</summary>
          <StepList steps={others} start={FIRST_STEPS + 1} />
        </details>
      )}
    </section>
  );
}

function StepList({ steps, start }: { steps: Report['result']['nextSteps']; start: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <ol className="next-list" start={start}>
      {steps.map((step) => (
        <li key={step.kind + step.about}>
          <strong>{step.title}</strong>
          <p>{step.text}</p>
          <p className="hint">
            {step.gainHundredths > 0
              ? t('assessment.step.QUESTION', { points: points(step.gainHundredths) })
              : t('assessment.step.SCENE')}
          </p>
        </li>
      ))}
    </ol>
  );
}
