import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import words from '../../../../libs/README.md?raw';
import { useLanguage } from '../i18n/use-language.js';
import { List } from '../ui/list.js';
import { Page } from '../ui/page.js';
import { AUDIENCES, wordsOf } from './help.rules.js';
import './help.css';

/** The three pages of help, where to ask, and the words of the platform in both languages. */
export function HelpPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('help.title')} lead={t('help.lead')}>
      <ul className="help-audiences">
        {AUDIENCES.map((audience) => (
          <li key={audience}>
            <Link to="/help/$audience" params={{ audience }}>
              {t(`audiences.${audience}.name`)}
            </Link>
            <p>{t(`help.${audience}.lead`)}</p>
          </li>
        ))}
      </ul>
      <section>
        <h2>{t('help.ask.title')}</h2>
        <ul>
          <li>{t('help.ask.matter')}</li>
          <li>{t('help.ask.refused')}</li>
          <li>{t('help.ask.page')}</li>
        </ul>
      </section>
      <section id="words">
        <h2>{t('help.words.title')}</h2>
        <Words />
      </section>
    </Page>
  );
}

/** One word for one thing: the list that the whole project keeps to. Its meanings are written in English only. */
function Words(): ReactNode {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <List
      caption={t('help.words.title')}
      rows={wordsOf(words)}
      rowKey={({ chinese }) => chinese}
      empty="–"
      columns={[
        {
          key: 'chinese',
          title: t('help.words.chinese'),
          cell: ({ chinese }) => <span lang="zh-CN">{chinese}</span>,
        },
        {
          key: 'english',
          title: t('help.words.english'),
          cell: (word) => <span lang="en">{word.english}</span>,
        },
        ...(english
          ? [
              {
                key: 'meaning',
                title: t('help.words.meaning'),
                cell: ({ meaning }: { meaning: string }) => meaning,
              },
            ]
          : []),
      ]}
    />
  );
}
