-- One row for each charger and each time at which it was due: read twice, it is stored once.
CREATE TABLE IF NOT EXISTS readings (
  charger text NOT NULL,
  -- The tick, the same for all chargers.
  due timestamptz NOT NULL,
  -- When it was really read.
  at timestamptz NOT NULL,
  -- The code of the error, where there is no reading.
  error text,
  -- 1 idle, 2 charging, 3 waits for the car, 4 complete.
  car smallint,
  -- W
  power real,
  -- Wh, of the charger's whole life.
  energy double precision,
  PRIMARY KEY (charger, due)
);

-- With TimescaleDB, as it is: the primary key has the time in it.
-- SELECT create_hypertable('readings', by_range('due'), migrate_data => true);
