// Generated from catalogue/keys.toml and shapes.toml by `cargo xtask generate`: edits here are lost.

export const AccessControl = /* @__PURE__ */ Object.freeze({
  Open: 0,
  Wait: 1,
  Evcms: 2,
});

export const ButtonLock = /* @__PURE__ */ Object.freeze({
  AlwaysLock: 0,
  LockWhenCarIsConnected: 1,
  LockWhenCarIsCharging: 2,
  NeverLock: 3,
});

export const CableLockMode = /* @__PURE__ */ Object.freeze({
  Normal: 0,
  AutoUnlock: 1,
  AlwaysLock: 2,
  ForceUnlock: 3,
});

export const CableLockStatus = /* @__PURE__ */ Object.freeze({
  Unknown: 0,
  Unlocked: 1,
  UnlockFailed: 2,
  Locked: 3,
  LockFailed: 4,
  LockUnlockPowerout: 5,
});

export const CarState = /* @__PURE__ */ Object.freeze({
  Unknown: 0,
  Idle: 1,
  Charging: 2,
  WaitCar: 3,
  Complete: 4,
  Error: 5,
  Initializing: 6,
});

export const Certification = /* @__PURE__ */ Object.freeze({
  NoCertification: 0,
  MidOnly: 1,
  MidEichrecht: 2,
});

export const ChargingDurationType = /* @__PURE__ */ Object.freeze({
  Counting: 0,
  Duration: 1,
});

export const CoreResetReason = /* @__PURE__ */ Object.freeze({
  NoMean: 0,
  PowerOn: 1,
  Software: 3,
  OldWatchdog: 4,
  DeepSleep: 5,
  Sdio: 6,
  TimerGroup0Watchdog: 7,
  TimerGroup1Watchdog: 8,
  RtcWatchdog: 9,
  Intrusion: 10,
  TimerGroupWatchdogCpu: 11,
  SoftwareCpu: 12,
  RtcWatchdogCpu: 13,
  ExternalCpu: 14,
  RtcWatchdogBrownOut: 15,
  RtcWatchdogRtc: 16,
});

export const DaylightSaving = /* @__PURE__ */ Object.freeze({
  None: 0,
  EuropeanSummerTime: 1,
  UsDaylightTime: 2,
  AustralianDaylightTime: 3,
});

export const EffectiveCableLock = /* @__PURE__ */ Object.freeze({
  Normal: 0,
  AutoUnlock: 1,
  AlwaysLock: 2,
  ForceUnlock: 3,
});

export const ErrorState = /* @__PURE__ */ Object.freeze({
  None: 0,
  FiAc: 1,
  FiDc: 2,
  Phase: 3,
  Overvolt: 4,
  Overamp: 5,
  Diode: 6,
  PpInvalid: 7,
  GndInvalid: 8,
  ContactorStuck: 9,
  ContactorMiss: 10,
  FiUnknownOld: 11,
  StatusLockStuckOpen: 12,
  StatusLockStuckLocked: 13,
  FiUnknown: 14,
  Unknown: 15,
  Overtemp: 16,
  NoComm: 17,
  CpInvalid: 18,
  Reserved20: 20,
  Reserved21: 21,
  Reserved22: 22,
  RdcSelfTestFailed: 23,
  Reserved24: 24,
});

export const FlashEncryption = /* @__PURE__ */ Object.freeze({
  Disabled: 0,
  Development: 1,
  Release: 2,
});

export const ForceState = /* @__PURE__ */ Object.freeze({
  Neutral: 0,
  Off: 1,
  On: 2,
});

export const Iso15118Mode = /* @__PURE__ */ Object.freeze({
  Off: 0,
  Optional: 1,
  Forced: 2,
});

export const LoadBalancingType = /* @__PURE__ */ Object.freeze({
  Static: 0,
  Dynamic: 1,
});

export const LockFeedback = /* @__PURE__ */ Object.freeze({
  NoProblem: 0,
  ProblemLock: 1,
  ProblemUnlock: 2,
});

export const LogicMode = /* @__PURE__ */ Object.freeze({
  Default: 3,
  Eco: 4,
  NextTrip: 5,
});

export const MeterValuesCondition = /* @__PURE__ */ Object.freeze({
  WhenTransactionId: 0,
  WhenCharging: 1,
});

export const ModelStatus = /* @__PURE__ */ Object.freeze({
  NoChargeControllerData: 0,
  NotChargingOvertemperature: 1,
  NotChargingAccessControl: 2,
  ChargingForceStateOn: 3,
  NotChargingForceStateOff: 4,
  NotChargingScheduler: 5,
  NotChargingEnergyLimit: 6,
  ChargingPriceLow: 7,
  ChargingNextTripTestCharge: 8,
  ChargingNextTripNotEnoughTime: 9,
  ChargingNextTrip: 10,
  ChargingNextTripNoClock: 11,
  ChargingPvSurplus: 12,
  ChargingFallbackV2Default: 13,
  ChargingFallbackV2Scheduler: 14,
  ChargingFallbackDefault: 15,
  NotChargingFallbackV2Price: 16,
  NotChargingFallbackPrice: 17,
  NotChargingFallbackNextTrip: 18,
  ChargingCarCompatibilityKeepAlive: 19,
  ChargingPauseNotAllowed: 20,
  NotChargingSimulateUnplugging: 22,
  NotChargingPhaseSwitch: 23,
  NotChargingMinPauseDuration: 24,
  NotChargingError: 26,
  NotChargingLoadManagement: 27,
  NotChargingOcpp: 28,
  NotChargingReconnectDelay: 29,
  NotChargingAdapterBlocking: 30,
  NotChargingUnderfrequency: 31,
  NotChargingUnbalancedLoad: 32,
  ChargingDischargingPvBattery: 33,
  NotChargingGridMonitoring: 34,
  NotChargingOcppFallback: 35,
  NotChargingFloorDetected: 36,
  NotChargingOcppInoperable: 37,
  NotChargingUndervoltage: 38,
  NotChargingZeroSetpoint: 39,
  NotChargingInitializing: 40,
  NotChargingFailsafeLimit: 41,
});

export const OcppConnectorStatus = /* @__PURE__ */ Object.freeze({
  Available: 0,
  Preparing: 1,
  Charging: 2,
  SuspendedEvse: 3,
  SuspendedEv: 4,
  Finishing: 5,
  Reserved: 6,
  Unavailable: 7,
  Faulted: 8,
});

export const OtaStatus = /* @__PURE__ */ Object.freeze({
  Idle: 0,
  Updating: 1,
  Failed: 2,
  Succeeded: 3,
});

export const PhaseSwitchMode = /* @__PURE__ */ Object.freeze({
  Auto: 0,
  Force1: 1,
  Force3: 2,
});

export const PhaseWish = /* @__PURE__ */ Object.freeze({
  Force3: 0,
  Wish1: 1,
  Wish3: 2,
});

export const PowerClass = /* @__PURE__ */ Object.freeze({
  Kw11: 11,
  Kw22: 22,
});

export const ResetReason = /* @__PURE__ */ Object.freeze({
  Unknown: 0,
  PowerOn: 1,
  External: 2,
  Software: 3,
  Panic: 4,
  InterruptWatchdog: 5,
  TaskWatchdog: 6,
  Watchdog: 7,
  DeepSleep: 8,
  Brownout: 9,
  Sdio: 10,
});

export const RoundingMode = /* @__PURE__ */ Object.freeze({
  PreferPowerFromGrid: 0,
  Default: 1,
  PreferPowerToGrid: 2,
});

export const ScheduleControl = /* @__PURE__ */ Object.freeze({
  Disabled: 0,
  Allow: 1,
  Block: 2,
  AllowFromGrid: 3,
  BlockFromGrid: 4,
});

export const TimeServerMode = /* @__PURE__ */ Object.freeze({
  Poll: 0,
  ListenOnly: 1,
});

export const TimeSyncMode = /* @__PURE__ */ Object.freeze({
  Immediate: 0,
  Smooth: 1,
});

export const TimeSyncStatus = /* @__PURE__ */ Object.freeze({
  Reset: 0,
  Completed: 1,
  InProgress: 2,
});

export const UnderfrequencyMode = /* @__PURE__ */ Object.freeze({
  Nominal: 0,
  Actual: 1,
});

export const WifiAntenna = /* @__PURE__ */ Object.freeze({
  Antenna0: 0,
  Antenna1: 1,
  Auto: 2,
});

export const WifiBandwidth = /* @__PURE__ */ Object.freeze({
  Ht20: 1,
  Ht40: 2,
});

export const WifiEncryption = /* @__PURE__ */ Object.freeze({
  Open: 0,
  Wep: 1,
  WpaPsk: 2,
  Wpa2Psk: 3,
  WpaWpa2Psk: 4,
  Wpa2Enterprise: 5,
  Wpa3Psk: 6,
  Wpa2Wpa3Psk: 7,
});

export const WifiScanStatus = /* @__PURE__ */ Object.freeze({
  None: 0,
  Scanning: 1,
  Finished: 2,
  Failed: 3,
});

export const WifiState = /* @__PURE__ */ Object.freeze({
  None: 0,
  Scanning: 1,
  Connecting: 2,
  Connected: 3,
});

export const WifiStatus = /* @__PURE__ */ Object.freeze({
  Idle: 0,
  NoSsidAvailable: 1,
  ScanCompleted: 2,
  Connected: 3,
  ConnectFailed: 4,
  ConnectionLost: 5,
  Disconnected: 6,
  Connecting: 7,
  Disconnecting: 8,
  NoShield: 9,
  WaitingForIp: 10,
});
