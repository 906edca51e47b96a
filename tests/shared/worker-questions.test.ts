import { expect, test } from 'vitest';
import { workerQuestions, type Question } from '../../shared/worker-questions.ts';

function asked() {
  const sent: Question<string>[] = [];
  return { sent, questions: workerQuestions<string, string>((question) => sent.push(question)) };
}

test('each question gets its own answer, in whatever order they come', async () => {
  const { sent, questions } = asked();
  const answers = Promise.all([questions.ask('a'), questions.ask('b'), questions.ask('c')]);
  expect(sent.map(({ question }) => question)).toEqual(['a', 'b', 'c']);
  for (const { id, question } of sent.toReversed()) questions.receive({ id, answer: question.toUpperCase() });
  expect(await answers).toEqual(['A', 'B', 'C']);
});

test('when the thread is gone, no question waits for ever', async () => {
  const { sent, questions } = asked();
  const answers = Promise.all([questions.ask('a'), questions.ask('b')]);
  questions.receive({ id: sent[0]!.id, answer: 'A' });
  questions.answerAll('gone');
  expect(await answers).toEqual(['A', 'gone']);
});
