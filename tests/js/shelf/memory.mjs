// A storage that behaves like a browser's, and misbehaves on demand.

export const KEY = "papershelf:/shelf/"

export class Memory {
  items = new Map()
  fault = null

  getItem(key) {
    return this.items.get(key) ?? null
  }

  setItem(key, value) {
    if (this.fault) throw this.fault
    this.items.set(key, String(value))
  }

  removeItem(key) {
    this.items.delete(key)
  }
}

export const full = () => Object.assign(new Error("The quota has been exceeded."), { name: "QuotaExceededError" })
