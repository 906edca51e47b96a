/** What a dialog or a form is for: its main button. */
const mainButton = '.button.primary:not(:disabled)';

/**
 * Does what the dialog or the form around an element is for, as Ctrl+Enter asks.
 * @returns whether there is one around it; where it cannot be done yet, nothing is
 */
export function submitAround(element: Element): boolean {
  const dialog = element.closest('[role="dialog"], [role="alertdialog"]');
  if (dialog !== null) {
    dialog.querySelector<HTMLElement>(mainButton)?.click();
    return true;
  }
  const form = element.closest('form');
  const button =
    form?.querySelector<HTMLElement>(mainButton) ??
    form?.querySelector<HTMLElement>('button:not([type="button"], :disabled)');
  button?.click();
  return button !== undefined && button !== null;
}
