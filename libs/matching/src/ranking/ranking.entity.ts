import { defineEntity, p } from '@mikro-orm/core';
import { stateOf } from '#libs/platform';

const RankingVersionSchema = defineEntity({
  name: 'RankingVersion',
  uniques: [{ name: 'ranking_version_name', properties: ['version'] }],
  checks: [
    {
      name: 'ranking_version_published_check',
      expression:
        '(published_at is null) = (published_by is null) and published_by is distinct from proposed_by',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    version: p.text(),
    /** Canonical JSON of a `Ranking`; the service may write it once and never change it. */
    weights: p.text(),
    reason: p.text(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    publishedBy: p.text().nullable(),
    publishedAt: stateOf('RANKING_VERSION', p.datetime()).nullable(),
  },
});
/** A version of the ranking: proposed by one person, published by another; the one published last is in force. */
export class RankingVersion extends RankingVersionSchema.class {}
RankingVersionSchema.setClass(RankingVersion);

const RankingFactsSchema = defineEntity({
  name: 'RankingFacts',
  properties: {
    hash: p.text().primary(),
    /** Canonical JSON of a `RankedSolution`. */
    facts: p.text(),
  },
});
/** What was known of a solution, once for all recommendations that knew the same. */
export class RankingFacts extends RankingFactsSchema.class {}
RankingFactsSchema.setClass(RankingFacts);

const CandidateSetSchema = defineEntity({
  name: 'CandidateSet',
  properties: {
    hash: p.text().primary(),
    /** The facts of every solution that was considered. */
    members: p.array(),
  },
});
/** What a recommendation chose from, once for all that chose from the same. */
export class CandidateSet extends CandidateSetSchema.class {}
CandidateSetSchema.setClass(CandidateSet);

const KeptRecommendationSchema = defineEntity({
  name: 'KeptRecommendation',
  tableName: 'recommendation',
  indexes: [{ name: 'recommendation_of_need', properties: ['needId', 'at'] }],
  properties: {
    /** Made of the need, the version and the facts: the same facts give the same recommendation. */
    id: p.uuid().primary(),
    needId: p.uuid(),
    rankingVersion: p.text(),
    /** Canonical JSON of a `RankedNeed`, the day included. */
    needFacts: p.text(),
    candidatesHash: p.text(),
    /** Canonical JSON of the list: who, how many points for what, who was left out and why. */
    result: p.text(),
    resultHash: p.text(),
    at: p.datetime(),
  },
});
/** A recommendation with all that it rested on, so that it can be worked out again. */
export class KeptRecommendation extends KeptRecommendationSchema.class {}
KeptRecommendationSchema.setClass(KeptRecommendation);

const ExposureSchema = defineEntity({
  name: 'Exposure',
  indexes: [
    { name: 'exposure_served', properties: ['servedAt'] },
    { name: 'exposure_of_need', properties: ['needId'] },
    {
      name: 'exposure_of_provider',
      expression: 'create index exposure_of_provider on exposure using gin (provider_ids)',
    },
  ],
  properties: {
    id: p.uuid().primary(),
    recommendationId: () => p.manyToOne(KeptRecommendation).mapToPk().joinColumn('recommendation_id'),
    needId: p.uuid(),
    personId: p.text(),
    organisationId: p.uuid(),
    /** Who was shown, in the order of the ranks from 1. */
    providerIds: p.array().columnType('uuid[]'),
    solutionIds: p.array().columnType('uuid[]'),
    servedAt: p.datetime(),
  },
});
/** A list as it was served: one row per answer, only ever added. */
class Exposure extends ExposureSchema.class {}
ExposureSchema.setClass(Exposure);

const CandidateChangeSchema = defineEntity({
  name: 'CandidateChange',
  indexes: [{ name: 'candidate_change_xid', properties: ['xid'] }],
  properties: {
    providerId: p.uuid().primary(),
    xid: p.string().columnType('xid8'),
  },
});
/** The transaction that changed last what is known of a provider. Written by triggers, read to keep the candidates fresh. */
class CandidateChange extends CandidateChangeSchema.class {}
CandidateChangeSchema.setClass(CandidateChange);

export const rankingEntities = [
  RankingVersion,
  RankingFacts,
  CandidateSet,
  KeptRecommendation,
  Exposure,
  CandidateChange,
];
