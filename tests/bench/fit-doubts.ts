import { evidenceKinds, gatherEvidence, type EvidenceKind } from '../../shared/doubts/evidence.ts';
import type { Weights } from '../../shared/doubts/find-doubts.ts';
import type { EpisodeFile, Episodes } from './episodes.ts';
import { say } from './measure.ts';
import { plantWrongSpeakers, type WrongSpeakers } from './plant-speakers.ts';

/** One turn: what speaks for each candidate, and who it really is. */
interface Choice {
  readonly candidates: readonly (readonly number[])[];
  readonly right: number;
}

const seeds = [101, 102];
const rounds = 8;
/** Keeps a weight that the episodes say little about near nothing. */
const ridge = 1;

/**
 * Fits the weights of `findDoubts`: a conditional logit (McFadden 1974) over the speakers of each turn, by Newton's
 * method. Prints them as they stand in the source.
 */
export function fitDoubts({ files }: Episodes): void {
  const weights = fitWeights(files);
  say(`\nWeights from seeds ${seeds.join(', ')}`);
  say(`  ${evidenceKinds.map((kind) => `${kind}: ${weights[kind].toFixed(2)}`).join(', ')}`);
}

/** The weights that these files give. */
export function fitWeights(files: readonly EpisodeFile[]): Weights {
  const choices = seeds.flatMap((seed) => plantWrongSpeakers(files, seed).flatMap(choicesOf));
  const size = evidenceKinds.length;
  let weights: number[] = Array.from({ length: size }, () => 0);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((weight) => -ridge * weight);
    const curvature = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? ridge : 0)),
    );
    for (const choice of choices) addSlope(choice, weights, gradient, curvature);
    const step = solve(curvature, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  return Object.fromEntries(evidenceKinds.map((kind, i) => [kind, weights[i]!])) as Record<EvidenceKind, number>;
}

function choicesOf({ episode, wrong }: WrongSpeakers): Choice[] {
  const evidence = gatherEvidence(episode);
  const { labels } = evidence.cast;
  return episode.turns.flatMap(({ index, label }) => {
    const right = labels.indexOf(wrong.get(index) ?? label.text);
    if (right === -1) return [];
    const weight = evidence.weigh(index);
    return [{ candidates: labels.map((_, speaker) => evidenceKinds.map((kind) => weight[kind][speaker]!)), right }];
  });
}

function addSlope(
  { candidates, right }: Choice,
  weights: readonly number[],
  gradient: number[],
  curvature: number[][],
): void {
  const scores = candidates.map((candidate) => candidate.reduce((sum, value, i) => sum + value * weights[i]!, 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const total = odds.reduce((sum, value) => sum + value, 0);
  const mean = weights.map((_, i) =>
    candidates.reduce((sum, candidate, c) => sum + (odds[c]! / total) * candidate[i]!, 0),
  );
  candidates.forEach((candidate, c) => {
    const share = odds[c]! / total;
    candidate.forEach((value, i) => {
      const row = curvature[i]!;
      for (let j = 0; j < row.length; j++) row[j]! += share * (value - mean[i]!) * (candidate[j]! - mean[j]!);
    });
  });
  candidates[right]!.forEach((value, i) => (gradient[i]! += value - mean[i]!));
}

/** Solves a system of linear equations by elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows
      .slice(i)
      .reduce((best, row, offset) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? i + offset : best), i);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let other = 0; other < size; other++) {
      if (other === i) continue;
      const factor = rows[other]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[other]![j]! -= factor * rows[i]![j]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}
