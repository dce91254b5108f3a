import type { Texts } from '../i18n/texts.js';
import type { texts as chinese } from './assessment.zh-CN.js';

export const texts: Texts<typeof chinese> = {
  assessment: {
    and: ', ',
    whose: { you: 'You', colleague: 'A colleague of yours (preparer or signatory)' },
    otherwise: {
      none: 'A need can be posted without it, but the ranking then lacks one criterion',
      done: 'The result stays; after a new system a second assessment shows the gain',
      fill: 'Whatever is answered is saved; you or a colleague can go on at any time',
    },
    report: {
      title: 'Digital maturity: {{level}}, {{points}} points',
      none: 'Not assessed yet: in about 15 minutes you know your level and what to do first',
      begin: 'Begin the assessment',
      again: 'Assess again',
      resume_one: 'Go on ({{count}} question answered)',
      resume_other: 'Go on ({{count}} questions answered)',
      saved: 'Last saved',
      on: 'Assessed at',
      more: '{{points}} points more than before',
      less: '{{points}} points less than before',
      dimensions: 'Where the {{points}} points come from',
      dimension: 'Aspect',
      score: 'Points',
      share: 'Of the maximum',
      of: '{{score}} / {{most}}',
      obstacles: 'What "{{level}}" still takes',
      highest: 'This is the highest level.',
      steps_one: 'Do this {{count}} thing first',
      steps_other: 'Do these {{count}} things first, the most effective on top',
      confidence:
        'The thresholds were read in public tools, not in the notice itself; the platform uses them as a setting. There are no figures of peers yet.',
    },
    obstacle: {
      SCORE: 'A score of {{needed}} points; now {{reached}}',
      SCENES: '{{needed}} scenes that come far enough; now {{reached}}',
      CONSTRAINED_SCENES: '{{needed}} scenes marked ★ that come far enough; now {{reached}}',
      scenes: 'These scenes could make up for it: {{scenes}}',
    },
    step: {
      QUESTION: 'Worth up to {{points}} points',
      SCENE: 'Scenes give no points, but a level asks for a number of them',
    },
    fill: {
      title: 'Assessment: {{done}} of {{all}} questions answered',
      titleDone: 'All {{all}} questions are answered and can be handed in',
      SINGLE: 'One option',
      MULTIPLE: 'Several options',
      evidence: 'Have these figures at hand for an inspection: {{fields}}',
      scenes: 'How far the 16 scenes have come',
      scenesHint: 'Choose the highest statement that is met. Levels ask for a number of the scenes marked ★.',
      constrained: 'A scene of which levels ask for a number',
      none: 'Nothing yet',
      progress: 'Progress',
      done: '{{done}} / {{all}}',
      next: 'To the next open question',
      left_one: '{{count}} question is open',
      left_other: '{{count}} questions are open',
      submit: 'Hand in the assessment',
    },
  },
};
