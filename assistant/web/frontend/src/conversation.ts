// Which conversation this tab is in: kept for the tab alone, so that a reload goes on with it.

const KEPT = "scout-chat.conversation";

export function keptConversation(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // a page may forbid storage: then a reload begins anew
  }
}

export function keepConversation(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, id);
  } catch {
    // see keptConversation()
  }
}
