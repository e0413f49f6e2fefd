import * as vscode from 'vscode';

/** An answer that can be picked, with what it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A question with its answers. */
export interface Question<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** What was answered before, or is proposed: the first is active. */
  readonly answered: readonly T[];
  readonly many: boolean;
}

/** Where a question stands among the others. */
export interface Place {
  readonly title: string;
  /** From 1 on. */
  readonly step: number;
  readonly steps: number;
}

/** The answers; `back` to the question before; `undefined` when the user leaves. */
export type Answer<T> = readonly T[] | 'back' | undefined;

/** Asks one of several questions: with its number, and from the second on with a button that leads back. */
export function ask<T>(question: Question<T>, place: Place): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.title = place.title;
  pick.step = place.step;
  pick.totalSteps = place.steps;
  pick.placeholder = question.placeholder;
  pick.canSelectMany = question.many;
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = question.choices;
  const answered = question.choices.filter(({ value }) => question.answered.includes(value));
  if (question.many) pick.selectedItems = answered;
  else pick.activeItems = answered;
  if (place.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    const finish = (answer: Answer<T>): void => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      finish(pick.selectedItems.map(({ value }) => value));
    });
    pick.onDidTriggerButton(() => {
      finish('back');
    });
    pick.onDidHide(() => {
      finish(undefined);
    });
    pick.show();
  });
}
