import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Answers,
  KINDS,
  QUESTIONS,
  type Question,
  SECTIONS,
  type YesOrNo,
} from './eligibility.rules.js';

export interface City {
  readonly code: string;
  readonly name: string;
}

interface QuestionsProps {
  readonly answers: Answers;
  readonly cities: readonly City[];
  readonly onAnswer: (given: Partial<Answers>) => void;
  /** Which are asked; what an enterprise has declared is not asked again. */
  readonly asked?: readonly Question[];
}

/** The six questions; each answer counts as soon as it is given. The names are those of the address, for who has no script. */
export function Questions({ answers, cities, onAnswer, asked = QUESTIONS }: QuestionsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <form
      className="eligible-questions"
      aria-label={t('eligibility.questions')}
      onSubmit={(event) => event.preventDefault()}
    >
      {asked.map((question, at) => (
        <fieldset key={question} id={`question-${question}`}>
          <legend>
            <span className="step-number" aria-hidden="true">
              {at + 1}
            </span>{' '}
            {t(`eligibility.ask.${question}`)}
          </legend>
          <p className="hint">{t(`eligibility.hint.${question}`)}</p>
          <Answer question={question} answers={answers} cities={cities} onAnswer={onAnswer} />
        </fieldset>
      ))}
      <noscript>
        <button type="submit" className="button primary">
          {t('eligibility.check')}
        </button>
      </noscript>
    </form>
  );
}

type AnswerProps = Omit<QuestionsProps, 'asked'> & { readonly question: Question };

function Answer(props: AnswerProps): ReactNode {
  const { question, answers, onAnswer } = props;
  switch (question) {
    case 'where':
      return <Where {...props} />;
    case 'what':
      return <What {...props} />;
    case 'since':
      return <DayField name="since" value={answers.since} onAnswer={(since) => onAnswer({ since })} />;
    case 'size':
      return <Size {...props} />;
    case 'contract':
      return <Contract {...props} />;
    case 'before':
      return <Before {...props} />;
  }
}

function Where({ answers, cities, onAnswer }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  return (
    <select
      name="city"
      aria-label={t('eligibility.ask.where')}
      value={answers.city ?? ''}
      onChange={({ target }) => onAnswer({ city: target.value || undefined })}
    >
      <option value="">{t('eligibility.choose')}</option>
      {cities.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
      <option value="110000">{t('eligibility.elsewhere')}</option>
    </select>
  );
}

function What({ answers, onAnswer }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  return SECTIONS.map((section) => (
    <label key={section} className="eligible-choice">
      <input
        type="radio"
        name="industry"
        value={section}
        checked={answers.industry?.[0] === section}
        onChange={() => onAnswer({ industry: section })}
      />
      {t(`eligibility.section.${section}`)}
    </label>
  ));
}

function Size({ answers, onAnswer }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  return (
    <label className="eligible-amount">
      <input
        type="text"
        name="revenue"
        inputMode="decimal"
        size={10}
        aria-label={t('eligibility.ask.size')}
        defaultValue={answers.revenue ?? ''}
        onBlur={({ target }) =>
          onAnswer({ revenue: target.value.replaceAll(/[,\uff0c\s]/g, '') || undefined })
        }
      />
      {t('eligibility.tenThousands')}
    </label>
  );
}

function Contract({ answers, onAnswer }: AnswerProps): ReactNode {
  const { t } = useTranslation();
  const kinds = answers.kinds ?? [];
  const toggle = (kind: string) =>
    onAnswer({ kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind] });
  return (
    <>
      <DayField name="contract" value={answers.contract} onAnswer={(contract) => onAnswer({ contract })} />
      <p className="hint">{t('eligibility.kinds')}</p>
      {KINDS.map((kind) => (
        <label key={kind} className="eligible-choice">
          <input
            type="checkbox"
            name="kinds"
            value={kind}
            checked={kinds.includes(kind)}
            onChange={() => toggle(kind)}
          />
          {t(`eligibility.kind.${kind}`)}
        </label>
      ))}
    </>
  );
}

function Before({ answers, onAnswer }: AnswerProps): ReactNode {
  return (['violation', 'support', 'voucher'] as const).map((name) => (
    <YesNo key={name} name={name} value={answers[name]} onAnswer={(value) => onAnswer({ [name]: value })} />
  ));
}

interface FieldProps<Value> {
  readonly name: 'since' | 'contract' | 'violation' | 'support' | 'voucher';
  readonly value: Value | undefined;
  readonly onAnswer: (value: Value | undefined) => void;
}

function DayField({ name, value, onAnswer }: FieldProps<string>): ReactNode {
  const { t } = useTranslation();
  return (
    <input
      type="date"
      name={name}
      aria-label={t(`eligibility.field.${name}`)}
      min="1900-01-01"
      max="2100-12-31"
      defaultValue={value ?? ''}
      onChange={({ target }) => target.validity.valid && onAnswer(target.value || undefined)}
    />
  );
}

function YesNo({ name, value, onAnswer }: FieldProps<YesOrNo>): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="yes-no" role="radiogroup" aria-label={t(`eligibility.field.${name}`)}>
      <span>{t(`eligibility.field.${name}`)}</span>
      {(['no', 'yes'] as const).map((one) => (
        <label key={one} className="eligible-choice">
          <input
            type="radio"
            name={name}
            value={one}
            checked={value === one}
            onChange={() => onAnswer(one)}
          />
          {t(`eligibility.${one}`)}
        </label>
      ))}
    </div>
  );
}
